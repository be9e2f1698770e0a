#pragma once

// How the grid of a layer relates to its case's: the same place, the same but for a header's
// jitter, another grid, or one that fits only mirrored. Judged by how far corners lie apart in the
// world, never by fields of headers. Pure functions of two grids; what voxels say is for
// case/consistency/label_fit.h.

#include "segmentation/volume/geometry_passport.h"
#include "segmentation/volume/reorient.h"

#include <vector>

namespace glioscope {

/// What single precision leaves of a corner some hundred millimetres away.
inline constexpr double kRoundingMm = 1e-3;

/// Largest distance in mm of the eight outer corners, taken in the order of voxels in which the
/// axes of both run along each other; sizes may differ.
[[nodiscard]] double cornerDisplacementMm(const Geometry& grid, const Geometry& stored);

struct GridComparison {
    GridRelation relation = GridRelation::Same;
    bool reordered = false;
    double displacementMm = 0;  ///< of a part: from its place in the grid
    /// What `stored` would have to be to fit; set for MirrorSuspect alone.
    std::optional<Geometry> mirrored = {};
};

/// Which voxels of `grid` those of `part` are, which runs along its axes in its order (inOrderOf);
/// nothing where one is none of them, by more than jitter.
[[nodiscard]] std::optional<VoxelBox> boxWithin(const Geometry& grid, const Geometry& part);

/// Whether the voxels of `stored` are voxels of `grid`, all or some, in whatever order.
[[nodiscard]] bool liesOn(const Geometry& grid, const Geometry& stored);

/// Jitter ends where samePhysicalGrid() does: at a tenth of the smallest voxel edge.
[[nodiscard]] GridComparison compareGrids(const Geometry& grid, const Geometry& stored);

/// What a header turns into by the mistakes that mirror: voxels stored the other way along one or
/// more axes (within the same box, or with the first voxel left in its place), and x, y or both
/// taken in the other sense (LPS for RAS). Each differs from `stored`; the same voxels lie mirrored
/// in each.
[[nodiscard]] std::vector<Geometry> mirroredGrids(const Geometry& stored);

/// `stored` mirrored at the middle of `grid` along one or more of that grid's axes: what becomes of
/// a part of a grid where the whole was mirrored.
[[nodiscard]] std::vector<Geometry> mirroredWithin(const Geometry& grid, const Geometry& stored);

/// Whether the axes of two grids run along each other, up to 20 degrees, and at least one of them
/// the other way.
[[nodiscard]] bool differByFlip(const Geometry& a, const Geometry& b);

}  // namespace glioscope
