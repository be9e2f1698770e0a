#pragma once

// A mesh as VTK has it. Includes VTK, so only sources of this folder and of viewer/space use it.

#include "viewer/meshes/triangle_mesh.h"

#include <vtkPolyData.h>
#include <vtkSmartPointer.h>

namespace glioscope {

/// Shares the mesh's points and triangles, which stay and do not change while it is used.
[[nodiscard]] vtkSmartPointer<vtkPolyData> viewOf(const TriangleMesh& mesh);

/// A copy with point normals.
[[nodiscard]] vtkSmartPointer<vtkPolyData> polyDataOf(const TriangleMesh& mesh);

/// Of a polygonal mesh that consists of triangles.
[[nodiscard]] TriangleMesh meshOf(vtkPolyData* data);

}  // namespace glioscope
