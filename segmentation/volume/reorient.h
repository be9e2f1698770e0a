#pragma once

// Moves voxels between grids, exactly: permuting and flipping axes, cropping and padding. The
// source is never changed; every result carries the geometry that keeps each value at its place in
// the world.

#include "segmentation/volume/volume.h"
#include "segmentation/volume/voxel_box.h"

#include <optional>

namespace glioscope {

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
