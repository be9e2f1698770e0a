#pragma once

// What a LabelSurfaces holds. Includes VTK, so only sources of this folder use it.

#include "segmentation/volume/label.h"

#include <vtkPolyData.h>
#include <vtkSmartPointer.h>

namespace glioscope {

struct LabelMeshes {
    /// Triangles with point normals, LPS mm; null where absent.
    PerLabel<vtkSmartPointer<vtkPolyData>> labels;
    PerRegion<vtkSmartPointer<vtkPolyData>> regions;
    /// Of these surfaces, see surface_rings.h.
    PerLabel<vtkSmartPointer<vtkPolyData>> labelRings;
    PerRegion<vtkSmartPointer<vtkPolyData>> regionRings;
    bool tooFragmented = false;
};

}  // namespace glioscope
