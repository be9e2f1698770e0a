#include "viewer/space/surface_rings.h"

#include <vtkContourFilter.h>
#include <vtkDoubleArray.h>
#include <vtkNew.h>
#include <vtkPointData.h>

#include <array>
#include <cmath>

namespace glioscope {

vtkSmartPointer<vtkPolyData> ringsOf(vtkPolyData* mesh)
{
    if (!mesh) {
        return nullptr;
    }
    vtkNew<vtkDoubleArray> heights;
    heights->SetNumberOfValues(mesh->GetNumberOfPoints());
    for (vtkIdType id = 0; id < mesh->GetNumberOfPoints(); ++id) {
        heights->SetValue(id, mesh->GetPoint(id)[2]);
    }
    vtkNew<vtkPolyData> surface;
    surface->SetPoints(mesh->GetPoints());
    surface->SetPolys(mesh->GetPolys());
    surface->GetPointData()->SetScalars(heights);
    vtkNew<vtkContourFilter> planes;
    planes->SetInputData(surface);
    planes->ComputeScalarsOff();
    planes->ComputeNormalsOff();
    std::array<double, 6> bounds{};
    mesh->GetBounds(bounds.data());
    const double first = std::ceil(bounds[4] / kRingDistanceMm) * kRingDistanceMm;
    int count = 0;
    for (double height = first; height <= bounds[5]; height += kRingDistanceMm) {
        planes->SetValue(count++, height);
    }
    planes->Update();
    return planes->GetOutput();
}

}  // namespace glioscope
