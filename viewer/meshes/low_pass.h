#pragma once

// Takes the fine steps off a surface and leaves its shape: Taubin's windowed sinc filter (Taubin,
// Zhang, Golub: Optimal surface smoothing as filter design, ECCV 1996) as VTK's
// vtkWindowedSincPolyDataFilter, which takes three times as long since it is for any mesh.

#include "viewer/meshes/triangle_mesh.h"

#include <functional>

namespace glioscope {

/// Frequencies run from 0 to 2; those above `passBand` are damped, by a polynomial of this degree.
/// The mesh is closed: every edge has two triangles. `stop` is asked before each of the steps; the
/// points are what they were where it says true.
void takeOffFineSteps(TriangleMesh& mesh, double passBand, int degree,
                      const std::function<bool()>& stop);

}  // namespace glioscope
