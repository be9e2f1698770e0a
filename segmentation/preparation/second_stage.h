#pragma once

// A model's second stage (SecondStage in the contract): where it looks, and how what it says is
// averaged with what the first said. Pure functions of volumes on the second stage's grid.

#include "segmentation/networks/contract/model_contract.h"
#include "segmentation/volume/volume.h"
#include "segmentation/volume/voxel_box.h"

#include <optional>
#include <vector>

namespace glioscope {

/// What networks say of a case, one volume an output, all on one grid.
struct StageAnswer {
    std::vector<Image> mean;      ///< probabilities, of all passes of all networks
    std::vector<Image> variance;  ///< of the passes about their mean; empty where not wanted
};

/// The same on `grid`, interpolated; 0 beyond the answer's own.
[[nodiscard]] StageAnswer resampled(const StageAnswer& answer, const Geometry& grid);

/// Around every voxel that `first` puts above an output's threshold, with the stage's margin and at
/// least as long as its window along every axis, as far as the grid goes; nothing where there is no
/// such voxel. The contract must have a second stage.
[[nodiscard]] std::optional<VoxelBox> secondStageBox(const ModelContract& contract,
                                                     const std::vector<Image>& first);

/// In `box` of its grid every output of `answer` but the whole tumour becomes that of both stages
/// together, each counted once: the mean of their means, and the variance of all their passes about
/// it. `second` lies on the box's grid.
void averageInBox(const ModelContract& contract, const StageAnswer& second, const VoxelBox& box,
                  StageAnswer& answer);

}  // namespace glioscope
