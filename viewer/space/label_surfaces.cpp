#include "viewer/space/label_surfaces.h"

#include "segmentation/volume/voxel_box.h"
#include "viewer/meshes/poly_data.h"
#include "viewer/meshes/smooth_surface.h"
#include "viewer/meshes/stop_request.h"
#include "viewer/meshes/thinning.h"
#include "viewer/meshes/voxel_boundary.h"
#include "viewer/space/label_meshes.h"
#include "viewer/space/surface_rings.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace glioscope {
namespace {

// A smoothed surface needs few of the triangles that voxels make, and the 3D pane, drawn by the
// processor, follows the crosshair in half the time.
constexpr double kThinningVoxels = 1.9;     // edge of the cubes in which points become one
constexpr std::size_t kSmallMesh = 20'000;  // triangles; kept whole

// Between voxels of different labels, two triangles each. The largest tumours have a tenth of it;
// noise has more, takes minutes and cannot be turned.
constexpr std::size_t kMostFaces = 500'000;

constexpr std::chrono::milliseconds kAskingInterval(1);

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
    grid.originLps =
        map.geometry.toLps({double(box->begin[0]), double(box->begin[1]), double(box->begin[2])});
    LabelMap part(grid);
    for (int k = 0; k < grid.size[2]; ++k) {
        for (int j = 0; j < grid.size[1]; ++j) {
            std::copy_n(&map.at(box->begin[0], box->begin[1] + j, box->begin[2] + k), grid.size[0],
                        &part.at(0, j, k));
        }
    }
    return part;
}

using Stop = std::function<bool()>;

/// Null where there is nothing, or when stopped.
vtkSmartPointer<vtkPolyData> drawnMesh(const LabelMap& map, const PerLabel<bool>& wanted,
                                       const Stop& stop)
{
    const std::optional<TriangleMesh> mesh =
        smoothSurface(maskOf(map, wanted), kLabelPassBand, stop);
    if (!mesh || mesh->empty()) {
        return nullptr;
    }
    const double edgeMm = kThinningVoxels * 10 * std::cbrt(map.geometry.voxelVolumeMl());
    return polyDataOf(mesh->triangles.size() > kSmallMesh ? thinned(*mesh, edgeMm) : *mesh);
}

struct Drawn {
    vtkSmartPointer<vtkPolyData> mesh;
    vtkSmartPointer<vtkPolyData> rings;
};

/// All structures, on as many threads as there are; only this one asks whether to stop.
PerStructure<Drawn> drawnMeshes(const LabelMap& map, StopRequest& stop)
{
    PerStructure<Drawn> drawn;
    std::atomic_size_t begun = 0, done = 0;
    std::atomic_bool stopped = false;
    const auto takeTurns = [&](const Stop& isStopped) {
        for (std::size_t n = begun++; n < kAllStructures.size(); n = begun++) {
            const Structure structure = kAllStructures[n];
            if (!isStopped()) {
                drawn[structure].mesh = drawnMesh(map, labelsIn(structure), isStopped);
                drawn[structure].rings = ringsOf(drawn[structure].mesh);
            }
            ++done;
        }
    };
    const std::size_t helpers =
        std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, kAllStructures.size()) - 1;
    std::vector<std::jthread> others;
    for (std::size_t n = 0; n < helpers; ++n) {
        others.emplace_back(takeTurns, [&stopped] { return stopped.load(); });
    }
    const Stop ask = [&] {
        stopped = stopped || stop.asked();
        return stopped.load();
    };
    takeTurns(ask);
    while (done < kAllStructures.size()) {
        (void)ask();
        std::this_thread::sleep_for(kAskingInterval);
    }
    return drawn;
}

/// Puts the mesh where the structure stands, enhancing tumour as the label and as the region.
void takeMesh(Structure structure, const Drawn& drawn, LabelMeshes& meshes)
{
    const auto& [mesh, rings] = drawn;
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
    StopRequest stopping(stop);
    if (part && !meshes->tooFragmented && !stopping.asked()) {
        const PerStructure<Drawn> drawn = drawnMeshes(*part, stopping);
        for (const Structure structure : kAllStructures) {
            takeMesh(structure, drawn[structure], *meshes);
        }
    }
    return stopping.asked() ? nullptr : std::make_shared<const LabelSurfaces>(std::move(meshes));
}

}  // namespace glioscope
