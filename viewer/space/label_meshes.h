#pragma once

// What a LabelSurfaces holds. Includes VTK, so only sources of this folder use it.

#include <vtkPolyData.h>
#include <vtkSmartPointer.h>

#include <array>

namespace glioscope {

struct LabelMeshes {
    /// Triangles with point normals, LPS mm; null where absent. Indexed as kTumourLabels,
    /// kAllRegions.
    std::array<vtkSmartPointer<vtkPolyData>, 3> labels;
    std::array<vtkSmartPointer<vtkPolyData>, 3> regions;
    bool tooFragmented = false;
};

}  // namespace glioscope
