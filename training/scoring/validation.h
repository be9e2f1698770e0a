#pragma once

// How good a network is on whole cases it never trained on: the product's own windows over the
// brain, probabilities brought to the expert's grid, thresholds, Dice per region and HD95 of WT.
// What counts where a region is empty: score_rules.h.

#include "training/patches/patch_file.h"
#include "training/peers/peers.h"
#include "training/settings/score_rules.h"
#include "training/settings/training_choices.h"

#include <ATen/core/Tensor.h>
#include <c10/core/Device.h>

#include <string>
#include <vector>

namespace glioscope {

class SegmentationNetwork;

struct CaseScore {
    std::string name;
    PerRegion<double> regionDice = {};
    double hd95WtMm = 0;               ///< infinity where one of the two found no tumour
    double loss = 0;                   ///< of the probabilities on the patch's grid
    std::int64_t enhancingVoxels = 0;  ///< of the expert
};

struct ValidationScore {
    std::vector<CaseScore> cases;
    /// Of ET over cases with at least kSmallestEnhancing voxels, below 0 where none has.
    PerRegion<double> regionDice = {};
    double hd95WtMm = -1;  ///< over cases where it is finite; below 0 where it is nowhere
    double loss = 0;
    LabelMap
        firstPrediction;  ///< of the first case, on the expert's grid; empty where a peer had it
    [[nodiscard]] double mean() const { return meanOfMeasured(regionDice.values); }
};

/// Where and how forward passes run.
struct ForwardOptions {
    at::Device device = at::kCPU;
    bool bfloat16 = false;
    bool mirrorAveraging = false;      ///< also left-right mirrored, averaged
    double smallestPart = 0;           ///< see ModelContract; of whole volumes
    bool fillCore = false;             ///< likewise
    Index3 largestWindow = {0, 0, 0};  ///< see WindowLimits; of whole volumes
};

/// Probabilities [3, i, j, k] on the patch's grid, float32 on the CPU. Throws Error where memory
/// does not suffice.
[[nodiscard]] at::Tensor predictWhole(const SegmentationNetwork& network, const PatchCase& patch,
                                      const ForwardOptions& options);

/// Labels on the expert's grid: ED where WT, then NCR where TC, then ET where ET, each above 0.5;
/// without parts below `smallestPart` of the largest; with `fillCore`, without oedema inside the
/// core.
[[nodiscard]] LabelMap labelsFromProbabilities(const at::Tensor& probabilities,
                                               const PatchCase& patch, double smallestPart = 0,
                                               bool fillCore = false);

/// Without the loss.
[[nodiscard]] CaseScore score(const LabelMap& prediction, const PatchCase& patch);

/// Several processes share the cases out among themselves and all get the whole score.
[[nodiscard]] ValidationScore validate(const SegmentationNetwork& network,
                                       const std::vector<PatchCase>& cases,
                                       const ForwardOptions& options,
                                       LossKind loss = LossKind::DiceBce,
                                       const Peers& peers = Peers());

}  // namespace glioscope
