#pragma once

// The camera of the 3D view in the patient's terms. Includes VTK's names, so only sources of this
// folder use it.

#include "segmentation/volume/geometry.h"
#include "segmentation/volume/voxel_box.h"
#include "viewer/space/view_from.h"

#include <array>

class vtkCamera;

namespace glioscope {

/// Least and largest coordinates of what is to be seen, LPS mm.
using BoundsLps = std::array<Vec3, 2>;

/// Of a box of a grid's voxels, with their whole extent.
[[nodiscard]] BoundsLps boundsOf(const Geometry& grid, const VoxelBox& box);

/// From the front, the patient's right, and above: the view in the conventional layout. All of a
/// head in the bounds fits.
void lookAtAll(vtkCamera* camera, const BoundsLps& bounds);
/// Straight from a side; all of the bounds' middle plane fits.
void lookFrom(vtkCamera* camera, const BoundsLps& bounds, ViewFrom side);
/// Around the middle of what is seen and up or down; the head stays upright.
void turn(vtkCamera* camera, double degreesAround, double degreesUp);
/// Moves what is seen by so many mm in its middle.
void shift(vtkCamera* camera, double rightMm, double upMm);

}  // namespace glioscope
