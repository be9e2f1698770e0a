#pragma once

// Exact Euclidean distance transform of a voxel grid with anisotropic spacing, in time linear in
// the number of voxels: a scan along i, then lower envelopes of parabolas along j and k
// (Felzenszwalb and Huttenlocher, Distance Transforms of Sampled Functions, 2012, section 2).

#include "segmentation/volume/volume.h"

#include <vector>

namespace glioscope {

/// Squared distance in mm^2 from every voxel's centre to that of the nearest non-zero voxel of
/// `mask`, i fastest; infinity everywhere where there is none.
[[nodiscard]] std::vector<double> squaredDistancesMm(const Mask& mask);

}  // namespace glioscope
