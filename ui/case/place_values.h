#pragma once

// What volumes hold at a place in the world, and how intensities are written.

#include "segmentation/volume/volume.h"

#include <QString>

#include <optional>

namespace glioscope {

/// Of the nearest voxel; nothing beyond the grid.
template <typename T>
[[nodiscard]] std::optional<T> valueAt(const Volume<T>& volume, const Vec3& lps)
{
    const Index3 voxel = volume.geometry.nearestVoxel(lps);
    return volume.geometry.contains(voxel) ? std::optional(volume.at(voxel[0], voxel[1], voxel[2]))
                                           : std::nullopt;
}

/// Four significant digits, and every digit before the point up to a million.
[[nodiscard]] QString intensityText(double value);

}  // namespace glioscope
