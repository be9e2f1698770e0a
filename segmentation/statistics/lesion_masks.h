#pragma once

// The lesions of a structure: the 26-connected parts of its mask, each by itself.

#include "segmentation/volume/volume.h"

#include <vector>

namespace glioscope {

struct LesionMask {
    Mask mask;              ///< as large as the lesion, at its place in the world
    Index3 at = {0, 0, 0};  ///< of the mask's first voxel on the grid it was cut out of
};

/// In the order of their first voxels.
[[nodiscard]] std::vector<LesionMask> lesionMasks(const Mask& structure);

}  // namespace glioscope
