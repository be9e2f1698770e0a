#pragma once

// Connected parts of a mask by number, and masks grown voxel by voxel, as the programs that score
// by lesion take them from scipy and cc3d.

#include "segmentation/volume/volume.h"

#include <cstdint>
#include <vector>

namespace glioscope {

/// Offsets of its voxels, sorted.
using VoxelList = std::vector<std::size_t>;

struct NumberedParts {
    Volume<std::int32_t> number;   ///< 0 outside, else 1 + index into `parts`
    std::vector<VoxelList> parts;  ///< in the order of their first voxels
};

/// `connectivity` is 26 or 18.
[[nodiscard]] NumberedParts numberedParts(const Mask& mask, int connectivity);

/// `voxels` of a grid and what is reached from them in `steps` steps to one of the 18 neighbours,
/// within the grid; sorted.
[[nodiscard]] VoxelList dilated(const Geometry& grid, const VoxelList& voxels, int steps);

/// Offsets of the mask's non-zero voxels.
[[nodiscard]] VoxelList voxelsOf(const Mask& mask);

}  // namespace glioscope
