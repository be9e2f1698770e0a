#pragma once

// What a level of a registration sees of an image. Pure functions.

#include "segmentation/volume/volume.h"

namespace glioscope {

/// Means of blocks of as many voxels along each axis as fit into `mm`, of 1 where an edge is
/// longer; what is left at the far sides is left out.
[[nodiscard]] Image coarsened(const Image& image, double mm);

/// Blurred by a Gaussian of this standard deviation in the world, whatever the voxels' edges; axes
/// on which it is below a third of an edge are left as they are.
[[nodiscard]] Image smoothed(const Image& image, double sigmaMm);

/// What is above all but the brightest thousandth of the voxels in `mask` becomes that
/// value, so that a few bright vessels do not take the histogram.
[[nodiscard]] Image withoutExtremes(Image image, const Mask& mask);

}  // namespace glioscope
