#include "viewer/meshes/poly_data.h"

#include <vtkCellArray.h>
#include <vtkCellArrayIterator.h>
#include <vtkDoubleArray.h>
#include <vtkFloatArray.h>
#include <vtkNew.h>
#include <vtkPointData.h>
#include <vtkPoints.h>
#include <vtkTypeInt32Array.h>

#include <algorithm>
#include <array>

namespace glioscope {
namespace {

/// VTK asks for writable arrays also where it only reads.
template <typename T, typename Row>
T* valuesOf(const std::vector<Row>& rows)
{
    return rows.empty() ? nullptr : const_cast<T*>(rows.front().data());
}

vtkSmartPointer<vtkFloatArray> vectorsOf(const std::vector<Vec3>& vectors)
{
    auto array = vtkSmartPointer<vtkFloatArray>::New();
    array->SetNumberOfComponents(3);
    array->SetNumberOfTuples(static_cast<vtkIdType>(vectors.size()));
    float* out = array->GetPointer(0);
    for (const Vec3& vector : vectors) {
        out = std::transform(vector.begin(), vector.end(), out,
                             [](double value) { return static_cast<float>(value); });
    }
    return array;
}

}  // namespace

vtkSmartPointer<vtkPolyData> viewOf(const TriangleMesh& mesh)
{
    vtkNew<vtkDoubleArray> coordinates;
    coordinates->SetNumberOfComponents(3);
    coordinates->SetArray(valuesOf<double>(mesh.points),
                          static_cast<vtkIdType>(3 * mesh.points.size()), 1);
    vtkNew<vtkPoints> points;
    points->SetData(coordinates);
    vtkNew<vtkTypeInt32Array> corners;
    corners->SetArray(valuesOf<std::int32_t>(mesh.triangles),
                      static_cast<vtkIdType>(3 * mesh.triangles.size()), 1);
    vtkNew<vtkCellArray> cells;
    cells->SetData(3, corners);
    auto data = vtkSmartPointer<vtkPolyData>::New();
    data->SetPoints(points);
    data->SetPolys(cells);
    return data;
}

vtkSmartPointer<vtkPolyData> polyDataOf(const TriangleMesh& mesh)
{
    vtkNew<vtkPoints> points;
    points->SetData(vectorsOf(mesh.points));
    vtkNew<vtkCellArray> cells;
    cells->AllocateExact(static_cast<vtkIdType>(mesh.triangles.size()),
                         static_cast<vtkIdType>(3 * mesh.triangles.size()));
    for (const TriangleMesh::Triangle& triangle : mesh.triangles) {
        const std::array<vtkIdType, 3> corners = {triangle[0], triangle[1], triangle[2]};
        cells->InsertNextCell(3, corners.data());
    }
    auto data = vtkSmartPointer<vtkPolyData>::New();
    data->SetPoints(points);
    data->SetPolys(cells);
    data->GetPointData()->SetNormals(vectorsOf(shadingNormals(mesh)));
    return data;
}

TriangleMesh meshOf(vtkPolyData* data)
{
    TriangleMesh mesh;
    mesh.points.resize(static_cast<std::size_t>(data->GetNumberOfPoints()));
    for (std::size_t p = 0; p < mesh.points.size(); ++p) {
        data->GetPoint(static_cast<vtkIdType>(p), mesh.points[p].data());
    }
    mesh.triangles.reserve(static_cast<std::size_t>(data->GetNumberOfPolys()));
    const auto cells = vtk::TakeSmartPointer(data->GetPolys()->NewIterator());
    for (cells->GoToFirstCell(); !cells->IsDoneWithTraversal(); cells->GoToNextCell()) {
        vtkIdType count = 0;
        const vtkIdType* ids = nullptr;
        cells->GetCurrentCell(count, ids);
        mesh.triangles.push_back({static_cast<std::int32_t>(ids[0]),
                                  static_cast<std::int32_t>(ids[1]),
                                  static_cast<std::int32_t>(ids[2])});
    }
    return mesh;
}

}  // namespace glioscope
