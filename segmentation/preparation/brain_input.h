#pragma once

// What a network sees of a case, and the way back: sequences in the contract's order, orientation
// and spacing, cut to the brain and normalised; results pasted on the grid the case came on. Free
// of LibTorch.

#include "segmentation/networks/contract/model_contract.h"
#include "segmentation/networks/contract/sequence_images.h"
#include "segmentation/volume/reorient.h"
#include "segmentation/volume/volume.h"

#include <memory>
#include <vector>

namespace glioscope {

struct BrainInput {
    Geometry caseGrid;            ///< of the given images
    Geometry workGrid;            ///< the whole volume in the contract's orientation and spacing
    VoxelBox box;                 ///< the brain in `workGrid`, with a margin
    std::vector<Image> channels;  ///< in the contract's order, on the box's grid
    /// As the second stage sees it, where the contract has one.
    std::shared_ptr<const BrainInput> secondStage;
    [[nodiscard]] bool resampled() const;
};

/// The grid that a network with this contract sees a case on: the case's own in the contract's
/// order of axes, or voxels of the contract's edges over the same extent.
[[nodiscard]] Geometry workGridOf(const ModelContract& contract, const Geometry& caseGrid);

/// `images` must fulfil the contract. Throws Error where there is nothing but background.
[[nodiscard]] BrainInput prepareBrain(const ModelContract& contract, const SequenceImages& images);

/// Whether networks with these contracts see a case alike: prepareBrain() gives both the same.
[[nodiscard]] bool preparesAlike(const ModelContract& a, const ModelContract& b);

/// Labels on the case's grid from probabilities (one a contract output, on the box's grid, i
/// fastest). Where the contract's spacing differs, probabilities are interpolated before the
/// thresholds.
[[nodiscard]] LabelMap restoreLabels(const ModelContract& contract, const BrainInput& input,
                                     const std::vector<Image>& probabilities);

/// One probability volume on the case's grid, 0 outside the brain's box.
[[nodiscard]] Image restoreProbability(const BrainInput& input, const Image& probability);

}  // namespace glioscope
