#pragma once

// One grid stored in different orders: files of one place in the world whose voxels run along other
// axes or the other way. Permuting them loses nothing, unlike resampling. Axes must be those that
// reorientedToLps finds; grids turned by 45 degrees may not be recognised.

#include "segmentation/volume/reorient.h"

#include <optional>

namespace glioscope {

/// Whether two grids are one but for the order in which their voxels are stored; true for
/// samePhysicalGrid.
[[nodiscard]] inline bool sameGridInAnyOrder(const Geometry& a, const Geometry& b)
{
    return samePhysicalGrid(a, b) || samePhysicalGrid(reorientedToLps(a), reorientedToLps(b));
}

/// The values of `volume` on `grid`; nothing where that is another grid, or the order is the same.
template <typename T>
[[nodiscard]] std::optional<Volume<T>> permutedOnto(const Geometry& grid, const Volume<T>& volume)
{
    if (samePhysicalGrid(grid, volume.geometry) || !sameGridInAnyOrder(grid, volume.geometry)) {
        return std::nullopt;
    }
    return reorientFromLps(reorientToLps(volume), grid);
}

}  // namespace glioscope
