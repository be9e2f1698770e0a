#pragma once

// What a network that finds the brain sees of a head, and the way back to a mask on the image's own
// grid; and whether an image has a head around its brain at all. Free of LibTorch.

#include "segmentation/networks/contract/model_contract.h"
#include "segmentation/volume/volume.h"

namespace glioscope {

/// Any one sequence, in the contract's orientation and spacing, normalised.
[[nodiscard]] Image headInput(const ModelContract& contract, const Image& image);

/// The brain on `grid` by its probabilities, which lie on headInput()'s grid: the largest part
/// above 0.5 there, without holes, its border between voxels where the probabilities put it. Empty
/// (all 0) where nothing is above 0.5.
[[nodiscard]] Mask brainFrom(const Image& probability, const Geometry& grid);

/// Of all voxels at least a quarter as bright as the brain's median, seen from the image's darkest
/// percent, the share outside `brain`, which lies on the image's grid: near 0 in a stripped image,
/// a third or more in a whole head. 0 where there is no brain.
[[nodiscard]] double brightShareOutside(const Image& image, const Mask& brain);

/// By that share.
[[nodiscard]] constexpr bool isStripped(double brightShareOutside)
{
    return brightShareOutside < 0.1;
}

}  // namespace glioscope
