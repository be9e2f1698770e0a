#pragma once

#include "segmentation/volume/geometry.h"

#include <vector>

namespace glioscope {

/// Memory order as PatchCase: [i, j, k] with the channels of a voxel side by side.
struct TrainingSample {
    Index3 size = {0, 0, 0};
    std::vector<float> images;   ///< 4 a voxel; 1 of a head
    std::vector<float> regions;  ///< 3 a voxel, 0 to 1; 1 of a head, its share of brain
};

}  // namespace glioscope
