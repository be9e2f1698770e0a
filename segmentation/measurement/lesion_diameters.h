#pragma once

// The largest diameter of a lesion on an axial slice, and the largest one perpendicular to it
// there, as lines that stay inside: of the slice where their product is largest, so that a thin
// sheet on another slice, however long, does not stand for the lesion. Between the centres of
// voxels, as in diameter.h, at the lesion's rim in the slice; a line is inside where the nearest
// voxel of each of its points is.

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

/// Of a mask with a voxel. Slices lie across the grid's axis closest to superior.
[[nodiscard]] LesionDiameters lesionDiameters(const Mask& lesion);

}  // namespace glioscope
