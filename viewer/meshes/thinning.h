#pragma once

// A surface with fewer triangles, for drawing. Pure functions, any thread.

#include "viewer/meshes/triangle_mesh.h"

namespace glioscope {

/// Points that lie in one cube of `edgeMm` and hang together within it become one, in their middle:
/// surfaces that only lie close stay apart. Linear in the mesh's size, whatever its shape. The
/// triangles still enclose a volume, a little less, but where a surface is as thin as the cube two
/// of them may lie on each other.
[[nodiscard]] TriangleMesh thinned(const TriangleMesh& mesh, double edgeMm);

}  // namespace glioscope
