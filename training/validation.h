#pragma once

// How good a network is on whole cases it never trained on: one forward pass over the whole brain,
// probabilities brought to the expert's grid, thresholds, Dice per region.

#include "segmentation/networks/network.h"
#include "training/patch_file.h"

#include <torch/torch.h>

#include <string>
#include <vector>

namespace glioscope {

/// Below this many voxels of ET its Dice says little and a case is left out of the ET mean.
inline constexpr std::int64_t kSmallestEnhancing = 500;

struct CaseScore {
    std::string name;
    double diceWt = 0;
    double diceTc = 0;
    double diceEt = 0;
    std::int64_t enhancingVoxels = 0;  ///< of the expert
};

struct ValidationScore {
    std::vector<CaseScore> cases;
    double diceWt = 0;
    double diceTc = 0;
    double diceEt = 0;  ///< over cases with at least kSmallestEnhancing voxels; 0 where none has
    [[nodiscard]] double mean() const { return (diceWt + diceTc + diceEt) / 3; }
};

/// Where and how forward passes run.
struct ForwardOptions {
    torch::Device device = torch::kCPU;
    bool bfloat16 = false;
    bool mirrorAveraging = false;  ///< also left-right mirrored, averaged
};

/// Probabilities [3, i, j, k] on the patch's grid, float32 on the CPU.
[[nodiscard]] at::Tensor predictWhole(SegmentationNetwork& network, const PatchCase& patch,
                                      const ForwardOptions& options);

/// Labels on the expert's grid: ED where WT, then NCR where TC, then ET where ET, each above 0.5.
[[nodiscard]] LabelMap labelsFromProbabilities(const at::Tensor& probabilities,
                                               const PatchCase& patch);

[[nodiscard]] CaseScore score(const LabelMap& prediction, const PatchCase& patch);

[[nodiscard]] ValidationScore validate(SegmentationNetwork& network,
                                       const std::vector<PatchCase>& cases,
                                       const ForwardOptions& options);

}  // namespace glioscope
