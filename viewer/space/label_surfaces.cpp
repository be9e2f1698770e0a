#include "viewer/space/label_surfaces.h"

#include "segmentation/volume/reorient.h"
#include "viewer/space/label_meshes.h"
#include "viewer/space/surface_rings.h"

#include <vtkCallbackCommand.h>
#include <vtkCellArray.h>
#include <vtkCellArrayIterator.h>
#include <vtkCommand.h>
#include <vtkImageData.h>
#include <vtkNew.h>
#include <vtkPointData.h>
#include <vtkPoints.h>
#include <vtkPolyDataNormals.h>
#include <vtkQuadricDecimation.h>
#include <vtkSurfaceNets3D.h>
#include <vtkUnsignedCharArray.h>
#include <vtkWindowedSincPolyDataFilter.h>

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace glioscope {
namespace {

// Taubin's low-pass filter takes off the voxels' staircase and keeps the volume: a ball of 32
// voxels loses 5 %, one of 400 less than 1 %. The smoothing built into vtkSurfaceNets3D, which
// pulls every point towards its neighbours, was measured to take 89 % and 33 % of them.
constexpr double kPassBand = 0.06;
constexpr int kSmoothingSteps = 20;

// A smoothed surface needs few of the triangles that voxels make, and the 3D pane, drawn by the
// processor, follows the crosshair in half the time.
constexpr double kReduction = 0.6;
constexpr vtkIdType kSmallMesh = 20'000;  // triangles; kept whole

// Between voxels of different labels, two triangles each. The largest tumours have a tenth of it;
// noise has more, takes minutes and cannot be turned.
constexpr std::size_t kMostFaces = 500'000;

/// Remembers that it was told to stop, and ends the filters it is tied to.
class Stop {
public:
    explicit Stop(const std::function<bool()>& stop) : m_stop(stop) {}

    [[nodiscard]] bool asked()
    {
        m_stopped = m_stopped || (m_stop && m_stop());
        return m_stopped;
    }

    void tie(vtkAlgorithm* filter)
    {
        vtkNew<vtkCallbackCommand> command;
        command->SetClientData(this);
        command->SetCallback([](vtkObject* caller, unsigned long, void* stop, void*) {
            if (static_cast<Stop*>(stop)->asked()) {
                static_cast<vtkAlgorithm*>(caller)->SetAbortExecuteAndUpdateTime();
            }
        });
        filter->AddObserver(vtkCommand::ProgressEvent, command);
    }

private:
    const std::function<bool()>& m_stop;
    bool m_stopped = false;
};

/// Faces between voxels of different labels, counted along one axis of the grid.
std::size_t facesAlong(const LabelMap& map, int axis)
{
    const Index3& size = map.geometry.size;
    const Index3 step = {axis == 0, axis == 1, axis == 2};
    const auto next = map.geometry.offset(step[0], step[1], step[2]);
    std::size_t faces = 0;
    for (int k = 0; k < size[2] - step[2]; ++k) {
        for (int j = 0; j < size[1] - step[1]; ++j) {
            const Label* row = &map.voxels[map.geometry.offset(0, j, k)];
            for (int i = 0; i < size[0] - step[0]; ++i) {
                faces += row[i] != row[i + static_cast<std::ptrdiff_t>(next)];
            }
        }
    }
    return faces;
}

bool isTooFragmented(const LabelMap& map)
{
    return facesAlong(map, 0) + facesAlong(map, 1) + facesAlong(map, 2) > kMostFaces;
}

VoxelBox boxOf(const LabelMap& map, const PerLabel<bool>& wanted)
{
    VoxelBox box = {map.geometry.size, {0, 0, 0}};
    const Index3& size = map.geometry.size;
    for (int k = 0; k < size[2]; ++k) {
        for (int j = 0; j < size[1]; ++j) {
            const Label* row = &map.voxels[map.geometry.offset(0, j, k)];
            for (int i = 0; i < size[0]; ++i) {
                if (wanted[row[i]]) {
                    box.begin = {std::min(box.begin[0], i), std::min(box.begin[1], j),
                                 std::min(box.begin[2], k)};
                    box.end = {std::max(box.end[0], i + 1), std::max(box.end[1], j + 1), k + 1};
                }
            }
        }
    }
    return box;
}

/// 1 inside and 0 outside, in a box one voxel larger than the label on every side, so that surfaces
/// close at the grid's border too. Placed at the box's corner with the spacing, not yet turned.
vtkSmartPointer<vtkImageData> maskOf(const LabelMap& map, const PerLabel<bool>& wanted,
                                     const VoxelBox& box)
{
    const Index3 size = box.size();
    auto image = vtkSmartPointer<vtkImageData>::New();
    image->SetDimensions(size[0] + 2, size[1] + 2, size[2] + 2);
    image->SetSpacing(map.geometry.spacingMm.data());
    vtkNew<vtkUnsignedCharArray> values;
    values->SetNumberOfValues(image->GetNumberOfPoints());
    std::fill_n(values->GetPointer(0), values->GetNumberOfValues(), std::uint8_t{0});
    for (int k = 0; k < size[2]; ++k) {
        for (int j = 0; j < size[1]; ++j) {
            const Label* in = &map.at(box.begin[0], box.begin[1] + j, box.begin[2] + k);
            const vtkIdType start =
                ((vtkIdType(k) + 1) * (size[1] + 2) + j + 1) * (size[0] + 2) + 1;
            unsigned char* out = values->GetPointer(start);
            for (int i = 0; i < size[0]; ++i) {
                out[i] = wanted[in[i]] ? 1 : 0;
            }
        }
    }
    image->GetPointData()->SetScalars(values);
    return image;
}

Vec3 pointOf(vtkPolyData* mesh, vtkIdType id)
{
    Vec3 point{};
    mesh->GetPoint(id, point.data());
    return point;
}

/// Volume (mm3) and its first moments: the sum over the triangles' tetrahedra to the first point.
std::pair<double, Vec3> volumeAndMoment(vtkPolyData* mesh)
{
    double volume = 0;
    Vec3 moment = {0, 0, 0};
    const Vec3 apex = pointOf(mesh, 0);
    const auto cells = vtk::TakeSmartPointer(mesh->GetPolys()->NewIterator());
    for (cells->GoToFirstCell(); !cells->IsDoneWithTraversal(); cells->GoToNextCell()) {
        vtkIdType count = 0;
        const vtkIdType* ids = nullptr;
        cells->GetCurrentCell(count, ids);
        Mat3 edges{};
        Vec3 sum = {0, 0, 0};
        for (std::size_t corner = 0; corner < 3; ++corner) {
            const Vec3 point = pointOf(mesh, ids[corner]);
            for (std::size_t w = 0; w < 3; ++w) {
                edges[corner][w] = point[w] - apex[w];
                sum[w] += edges[corner][w];
            }
        }
        const double tetrahedron = determinant(edges) / 6;
        volume += tetrahedron;
        for (std::size_t w = 0; w < 3; ++w) {
            moment[w] += tetrahedron * (sum[w] / 4 + apex[w]);
        }
    }
    return {volume, moment};
}

/// From the box's own frame into the world, faces turned so that they look outwards.
void moveIntoWorld(vtkPolyData* mesh, const Geometry& grid, const VoxelBox& box)
{
    vtkPoints* points = mesh->GetPoints();
    for (vtkIdType id = 0; id < points->GetNumberOfPoints(); ++id) {
        Vec3 point{};
        points->GetPoint(id, point.data());
        for (std::size_t c = 0; c < 3; ++c) {
            point[c] = point[c] / grid.spacingMm[c] + box.begin[c] - 1;
        }
        const Vec3 lps = grid.toLps(point);
        points->SetPoint(id, lps.data());
    }
    points->Modified();
    if (volumeAndMoment(mesh).first < 0) {
        // A left-handed grid mirrors the mesh, and with it the order of every face's corners.
        vtkNew<vtkCellArray> turned;
        const auto cells = vtk::TakeSmartPointer(mesh->GetPolys()->NewIterator());
        for (cells->GoToFirstCell(); !cells->IsDoneWithTraversal(); cells->GoToNextCell()) {
            vtkIdType count = 0;
            const vtkIdType* ids = nullptr;
            cells->GetCurrentCell(count, ids);
            const std::array<vtkIdType, 3> corners = {ids[0], ids[2], ids[1]};
            turned->InsertNextCell(3, corners.data());
        }
        mesh->SetPolys(turned);
    }
}

/// Smoothed triangles in the box's own frame; null when stopped.
vtkSmartPointer<vtkPolyData> smoothedMesh(vtkImageData* mask, Stop& stop)
{
    vtkNew<vtkSurfaceNets3D> nets;
    nets->SetInputData(mask);
    nets->SetValue(0, 1);
    nets->SetOutputMeshTypeToTriangles();
    nets->SmoothingOff();
    stop.tie(nets);
    nets->Update();
    if (stop.asked()) {
        return nullptr;
    }
    vtkNew<vtkWindowedSincPolyDataFilter> smoother;
    smoother->SetInputData(nets->GetOutput());
    smoother->SetPassBand(kPassBand);
    smoother->SetNumberOfIterations(kSmoothingSteps);
    smoother->NormalizeCoordinatesOn();
    smoother->FeatureEdgeSmoothingOff();
    smoother->NonManifoldSmoothingOn();
    stop.tie(smoother);
    smoother->Update();
    auto mesh = vtkSmartPointer<vtkPolyData>::New();
    mesh->SetPoints(smoother->GetOutput()->GetPoints());
    mesh->SetPolys(smoother->GetOutput()->GetPolys());
    return stop.asked() ? nullptr : mesh;
}

/// Null where there is nothing, or when stopped.
vtkSmartPointer<vtkPolyData> meshOf(const LabelMap& map, const PerLabel<bool>& wanted, Stop& stop)
{
    const VoxelBox box = boxOf(map, wanted);
    if (box.end[0] <= box.begin[0]) {
        return nullptr;
    }
    const auto mesh = smoothedMesh(maskOf(map, wanted, box), stop);
    if (!mesh) {
        return nullptr;
    }
    moveIntoWorld(mesh, map.geometry, box);

    vtkNew<vtkQuadricDecimation> decimation;
    decimation->SetInputData(mesh);
    decimation->SetTargetReduction(kReduction);
    decimation->VolumePreservationOn();
    // Without it flat surfaces, as thick slices make, gather at a few points and take minutes.
    decimation->RegularizeOn();
    stop.tie(decimation);
    vtkNew<vtkPolyDataNormals> normals;
    normals->SetInputData(mesh);
    if (mesh->GetNumberOfPolys() > kSmallMesh) {
        normals->SetInputConnection(decimation->GetOutputPort());
    }
    normals->SplittingOff();
    normals->ConsistencyOff();
    normals->Update();
    return normals->GetOutput();
}

/// Puts the mesh where the structure stands, enhancing tumour as the label and as the region.
void takeMesh(Structure structure, const vtkSmartPointer<vtkPolyData>& mesh, LabelMeshes& meshes)
{
    const vtkSmartPointer<vtkPolyData> rings = ringsOf(mesh);
    for (const Label label : kMarkedLabels) {
        if (structureOf(label) == structure) {
            meshes.labels[label] = mesh;
            meshes.labelRings[label] = rings;
        }
    }
    for (const Region region : kAllRegions) {
        if (structureOf(region) == structure) {
            meshes.regions[region] = mesh;
            meshes.regionRings[region] = rings;
        }
    }
}

std::size_t cellCount(vtkPolyData* mesh)
{
    return mesh ? static_cast<std::size_t>(mesh->GetNumberOfPolys()) : 0;
}

}  // namespace

LabelSurfaces::LabelSurfaces(std::unique_ptr<LabelMeshes> meshes) : m_meshes(std::move(meshes)) {}
LabelSurfaces::~LabelSurfaces() = default;

std::size_t LabelSurfaces::triangleCount(Label label) const
{
    return cellCount(m_meshes->labels[label]);
}

std::size_t LabelSurfaces::triangleCount(Region region) const
{
    return cellCount(m_meshes->regions[region]);
}

bool LabelSurfaces::tooFragmented() const
{
    return m_meshes->tooFragmented;
}

LabelSurfaces::Enclosed LabelSurfaces::enclosed(Label label) const
{
    vtkPolyData* mesh = m_meshes->labels[label];
    if (!mesh) {
        return {};
    }
    const auto [volume, moment] = volumeAndMoment(mesh);
    return {.volumeMl = volume / 1000,
            .centroidLps = {moment[0] / volume, moment[1] / volume, moment[2] / volume}};
}

std::shared_ptr<const LabelSurfaces> makeLabelSurfaces(std::shared_ptr<const LabelMap> map,
                                                       const std::function<bool()>& stop)
{
    auto meshes = std::make_unique<LabelMeshes>();
    meshes->tooFragmented = isTooFragmented(*map);
    Stop stopping(stop);
    for (const Structure structure : kAllStructures) {
        if (meshes->tooFragmented || stopping.asked()) {
            break;
        }
        takeMesh(structure, meshOf(*map, labelsIn(structure), stopping), *meshes);
    }
    return stopping.asked() ? nullptr : std::make_shared<const LabelSurfaces>(std::move(meshes));
}

}  // namespace glioscope
