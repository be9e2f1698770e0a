#include "viewer/space/label_surfaces.h"

#include "segmentation/volume/voxel_box.h"
#include "viewer/meshes/filter_stop.h"
#include "viewer/meshes/poly_data.h"
#include "viewer/meshes/smooth_surface.h"
#include "viewer/meshes/voxel_boundary.h"
#include "viewer/space/label_meshes.h"
#include "viewer/space/surface_rings.h"

#include <vtkNew.h>
#include <vtkQuadricDecimation.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace glioscope {
namespace {

// A smoothed surface needs few of the triangles that voxels make, and the 3D pane, drawn by the
// processor, follows the crosshair in half the time.
constexpr double kReduction = 0.6;
constexpr std::size_t kSmallMesh = 20'000;  // triangles; kept whole

// Between voxels of different labels, two triangles each. The largest tumours have a tenth of it;
// noise has more, takes minutes and cannot be turned.
constexpr std::size_t kMostFaces = 500'000;

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

/// The part of the map that is marked, so that what follows goes through little; nothing where
/// nothing is.
std::optional<LabelMap> markedPart(const LabelMap& map)
{
    const auto box = boxOf(map, [](Label label) { return label != Label::Background; });
    if (!box) {
        return std::nullopt;
    }
    Geometry grid = map.geometry;
    grid.size = box->size();
    grid.originLps = map.geometry.toLps(
        {double(box->begin[0]), double(box->begin[1]), double(box->begin[2])});
    LabelMap part(grid);
    for (int k = 0; k < grid.size[2]; ++k) {
        for (int j = 0; j < grid.size[1]; ++j) {
            std::copy_n(&map.at(box->begin[0], box->begin[1] + j, box->begin[2] + k), grid.size[0],
                        &part.at(0, j, k));
        }
    }
    return part;
}

TriangleMesh thinned(const TriangleMesh& mesh, FilterStop& stop)
{
    vtkNew<vtkQuadricDecimation> decimation;
    const auto whole = viewOf(mesh);
    decimation->SetInputData(whole);
    decimation->SetTargetReduction(kReduction);
    decimation->VolumePreservationOn();
    // Without it flat surfaces, as thick slices make, gather at a few points and take minutes.
    decimation->RegularizeOn();
    stop.tie(decimation);
    decimation->Update();
    return meshOf(decimation->GetOutput());
}

/// Null where there is nothing, or when stopped.
vtkSmartPointer<vtkPolyData> drawnMesh(const LabelMap& map, const PerLabel<bool>& wanted,
                                       FilterStop& stop)
{
    const std::optional<TriangleMesh> mesh =
        smoothSurface(maskOf(map, wanted), kLabelPassBand, [&stop] { return stop.asked(); });
    if (!mesh || mesh->empty()) {
        return nullptr;
    }
    return polyDataOf(mesh->triangles.size() > kSmallMesh ? thinned(*mesh, stop) : *mesh);
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
    const EnclosedVolume found = enclosedBy(meshOf(mesh));
    return {.volumeMl = found.mm3 / 1000, .centroidLps = found.centroidLps};
}

std::shared_ptr<const LabelSurfaces> makeLabelSurfaces(std::shared_ptr<const LabelMap> map,
                                                       const std::function<bool()>& stop)
{
    auto meshes = std::make_unique<LabelMeshes>();
    const std::optional<LabelMap> part = markedPart(*map);
    meshes->tooFragmented = part && isTooFragmented(*part);
    FilterStop stopping(stop);
    for (const Structure structure : kAllStructures) {
        if (!part || meshes->tooFragmented || stopping.asked()) {
            break;
        }
        takeMesh(structure, drawnMesh(*part, labelsIn(structure), stopping), *meshes);
    }
    return stopping.asked() ? nullptr : std::make_shared<const LabelSurfaces>(std::move(meshes));
}

}  // namespace glioscope
