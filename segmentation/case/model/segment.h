#pragma once

#include <array>
#include <cstddef>
#include <string>

namespace glioscope {

/// A segment of a segmentation of 3D Slicer: the voxels of one value in one of its layers.
struct Segment {
    std::string name;
    std::size_t layer = 0;
    int value = 1;
    std::array<double, 3> colour = {0.5, 0.5, 0.5};  ///< red, green, blue, 0 to 1
};

}  // namespace glioscope
