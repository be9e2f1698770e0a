#pragma once

// Moves voxels between grids, exactly: permuting and flipping axes, cropping and padding. The
// source is never changed; every result carries the geometry that keeps each value at its place in
// the world.

#include "segmentation/volume/volume.h"

#include <optional>

namespace glioscope {

/// Half-open box of voxels [begin, end) along i, j, k.
struct VoxelBox {
    Index3 begin = {0, 0, 0};
    Index3 end = {0, 0, 0};
    [[nodiscard]] Index3 size() const
    {
        return {end[0] - begin[0], end[1] - begin[1], end[2] - begin[2]};
    }
    bool operator==(const VoxelBox&) const = default;
};

/// Geometry after permuting and flipping index axes so that they run as close to +L, +P, +S as the
/// grid allows; an oblique remainder stays in the direction matrix.
[[nodiscard]] Geometry reorientedToLps(const Geometry& geometry);

/// The same values with axes permuted and flipped as `reorientedToLps` says.
template <typename T>
[[nodiscard]] Volume<T> reorientToLps(const Volume<T>& volume);

/// The inverse of reorientToLps: a volume on reorientedToLps(original) back on `original`'s axes.
template <typename T>
[[nodiscard]] Volume<T> reorientFromLps(const Volume<T>& volume, const Geometry& original);

/// Geometry of the voxels of `box`, which may reach outside the grid.
[[nodiscard]] Geometry croppedGeometry(const Geometry& geometry, const VoxelBox& box);

/// The voxels of `box`; those outside the source are `outside`.
template <typename T>
[[nodiscard]] Volume<T> crop(const Volume<T>& volume, const VoxelBox& box, T outside = T{});

/// Pastes `part`, which was cropped from `target`'s grid at `box`, back; what reaches outside is
/// left.
template <typename T>
void paste(const Volume<T>& part, const VoxelBox& box, Volume<T>& target);

/// Smallest box holding every voxel that differs from `background`; nothing where there is none.
[[nodiscard]] std::optional<VoxelBox> boundingBox(const Image& image, float background);

/// Box grown by `margin` voxels on every side and clipped to the grid.
[[nodiscard]] VoxelBox grown(const VoxelBox& box, int margin, const Index3& size);

}  // namespace glioscope
