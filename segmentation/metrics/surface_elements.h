#pragma once

// Surface elements as surface-distance defines them (Nikolov et al., Clinically Applicable
// Segmentation of Head and Neck Anatomy, 2021): where voxels meet in a corner, the eight around it
// make a code, and a code that is neither all nor none carries the polygons of marching cubes.
// Their areas follow from the shapes of the parts into which the code's corners fall.

#include "segmentation/volume/volume.h"

#include <array>

namespace glioscope {

/// Area by code; 0 of codes 0 and 255.
using SurfaceElementAreas = std::array<double, 256>;

[[nodiscard]] SurfaceElementAreas surfaceElementAreasMm2(const Vec3& spacingMm);

/// Codes of the corners of the mask's voxels, one more than voxels along each axis, the first half
/// a voxel before the first voxel; what lies outside the grid is outside the mask. Bit 0 is the
/// neighbour with the lower indices; bits are numbered by their steps along i, j and k. Corners
/// that are no surface are 0. Its geometry has the mask's spacing; origin and direction are not
/// set.
[[nodiscard]] Mask surfaceCodes(const Mask& mask);

}  // namespace glioscope
