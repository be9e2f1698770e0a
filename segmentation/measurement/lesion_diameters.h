#pragma once

// The largest diameter of a lesion on its axial slices, and the largest one perpendicular to it on
// that slice, as lines that stay inside. Between the centres of voxels, as in diameter.h, at the
// lesion's rim in the slice; a line is inside where the nearest voxel of each of its points is.

#include "segmentation/volume/volume.h"

#include <array>

namespace glioscope {

struct LesionDiameters {
    std::array<Vec3, 2> longestLps{};        ///< its ends, mm
    std::array<Vec3, 2> perpendicularLps{};  ///< mm; both the same where it has no breadth
    Vec3 normalLps = {0, 0, 1};              ///< unit vector across the slice
    int axialSlices = 0;                     ///< that show the lesion
    double sliceDistanceMm = 1;
};

/// Slices lie across the grid's axis closest to superior. Both lines begin and end in `lesion`,
/// which has a voxel, and run through `passable` alone, which holds the lesion and lies on its
/// grid.
[[nodiscard]] LesionDiameters lesionDiameters(const Mask& lesion, const Mask& passable);

}  // namespace glioscope
