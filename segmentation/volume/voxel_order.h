#pragma once

// One grid stored in different orders: files of one place in the world whose voxels run along other
// axes or the other way. Permuting them loses nothing, unlike resampling. Which axes of two grids
// run along each other is told by the two alone, not by the world's axes: at 45 degrees two of
// those are equally near, and a header's rounding would decide.

#include "segmentation/volume/volume.h"

#include <optional>

namespace glioscope {

/// `stored` with its index axes permuted and flipped so that they run as close to those of `grid`
/// as it allows. Every voxel keeps its place in the world.
[[nodiscard]] Geometry inOrderOf(const Geometry& grid, const Geometry& stored);

/// The same values in the order of that geometry.
template <typename T>
[[nodiscard]] Volume<T> inOrderOf(const Geometry& grid, const Volume<T>& stored);

/// Whether two grids are one but for the order in which their voxels are stored; true for
/// samePhysicalGrid.
[[nodiscard]] bool sameGridInAnyOrder(const Geometry& a, const Geometry& b);

/// The values of `volume` on `grid`; nothing where that is another grid, or the order is the same.
template <typename T>
[[nodiscard]] std::optional<Volume<T>> permutedOnto(const Geometry& grid, const Volume<T>& volume);

}  // namespace glioscope
