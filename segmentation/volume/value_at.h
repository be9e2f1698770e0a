#pragma once

// What a volume holds at a place in the world.

#include "segmentation/volume/volume.h"

#include <optional>

namespace glioscope {

/// Of the voxel nearest to `lps` (mm); nothing beyond the grid.
template <typename T>
[[nodiscard]] std::optional<T> valueAt(const Volume<T>& volume, const Vec3& lps)
{
    const Index3 voxel = volume.geometry.nearestVoxel(lps);
    return volume.geometry.contains(voxel) ? std::optional(volume.at(voxel[0], voxel[1], voxel[2]))
                                           : std::nullopt;
}

}  // namespace glioscope
