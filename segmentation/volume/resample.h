#pragma once

// Values on another grid, interpolated through world space. The source is never changed.

#include "segmentation/volume/volume.h"

namespace glioscope {

/// Values of `volume` at the voxel centres of `target`, through world space, trilinear. Outside the
/// source the result is `outside`; within half a voxel of its border the border value is used.
[[nodiscard]] Image resampleLinear(const Image& volume, const Geometry& target, float outside = 0);

/// The same for numbers of 8 bits, rounded; 0 outside.
[[nodiscard]] Volume<std::uint8_t> resampleLinear(const Volume<std::uint8_t>& volume,
                                                  const Geometry& target);

/// Nearest-neighbour twin of resampleLinear, for labels.
[[nodiscard]] LabelMap resampleNearest(const LabelMap& labels, const Geometry& target);

/// The same extent and direction at another spacing; size is rounded to at least 1.
[[nodiscard]] Geometry withSpacing(const Geometry& geometry, const Vec3& spacingMm);

}  // namespace glioscope
