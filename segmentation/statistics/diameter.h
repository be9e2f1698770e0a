#pragma once

// How far the farthest voxels of a mask lie apart: its largest Feret diameter, between the centres
// of voxels, in mm.

#include "segmentation/volume/volume.h"

#include <optional>

namespace glioscope {

/// The index axis closest to superior: axial slices lie across it.
[[nodiscard]] std::size_t axialAxis(const Geometry& grid);

/// The two voxels of a mask that lie farthest apart.
struct Farthest {
    Index3 from = {0, 0, 0};
    Index3 to = {0, 0, 0};
    double mm = 0;
};

/// Within one slice of the grid across `axis`; nothing where the slice has no voxel.
[[nodiscard]] std::optional<Farthest> farthestInSlice(const Mask& mask, std::size_t axis,
                                                      int slice);

/// In any direction. 0 of one voxel or none.
[[nodiscard]] double largestDiameterMm(const Mask& mask);

/// Within one slice of the grid, across the axis that runs closest to superior: as a diameter is
/// measured on axial slices. 0 of one voxel a slice or none.
[[nodiscard]] double largestAxialDiameterMm(const Mask& mask);

}  // namespace glioscope
