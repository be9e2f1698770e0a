#pragma once

// A voxel grid with values: geometry plus one contiguous array, i fastest. A plain value; copies
// copy the voxels, so pass large ones as shared_ptr<const ...> or by reference.

#include "segmentation/volume/geometry.h"
#include "segmentation/volume/label.h"

#include <cstddef>
#include <utility>
#include <vector>

namespace glioscope {

template <typename T>
struct Volume {
    Geometry geometry;
    std::vector<T> voxels;  ///< geometry.voxelCount() values, i fastest

    Volume() = default;
    explicit Volume(const Geometry& g, T value = T{}) : geometry(g), voxels(g.voxelCount(), value)
    {
    }
    Volume(const Geometry& g, std::vector<T> values) : geometry(g), voxels(std::move(values)) {}

    [[nodiscard]] T& at(int i, int j, int k) { return voxels[geometry.offset(i, j, k)]; }
    [[nodiscard]] const T& at(int i, int j, int k) const
    {
        return voxels[geometry.offset(i, j, k)];
    }
    [[nodiscard]] bool empty() const { return voxels.empty(); }
};

using Image = Volume<float>;        ///< intensities after slope and intercept
using LabelMap = Volume<Label>;     ///< one label a voxel
using Mask = Volume<std::uint8_t>;  ///< 0 or 1 a voxel

}  // namespace glioscope
