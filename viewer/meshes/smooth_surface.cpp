#include "viewer/meshes/smooth_surface.h"

#include "viewer/meshes/filter_stop.h"
#include "viewer/meshes/poly_data.h"
#include "viewer/meshes/voxel_boundary.h"

#include <vtkNew.h>
#include <vtkPoints.h>
#include <vtkPolyData.h>
#include <vtkWindowedSincPolyDataFilter.h>

#include <algorithm>
#include <cmath>

namespace glioscope {
namespace {

constexpr int kSmoothingSteps = 20;

constexpr double kVolumeError = 0.001;  // of a part, that is not mended any more
constexpr int kMostCorrections = 30;

/// A part that smoothing takes more of has too few voxels for it: it stays halfway.
constexpr double kLeastKept = 0.5;

using PartValues = std::vector<double>;

std::size_t partOf(const ConnectedParts& parts, std::size_t point)
{
    return static_cast<std::size_t>(parts.partOf[point]);
}

void keepSmallPartsHalfway(TriangleMesh& mesh, const std::vector<Vec3>& before,
                           const ConnectedParts& parts, const PartValues& wanted)
{
    const PartValues now = enclosedMm3(mesh, parts);
    for (std::size_t p = 0; p < mesh.points.size(); ++p) {
        const std::size_t part = partOf(parts, p);
        if (now[part] / wanted[part] < kLeastKept) {
            for (std::size_t w = 0; w < 3; ++w) {
                mesh.points[p][w] = (mesh.points[p][w] + before[p][w]) / 2;
            }
        }
    }
}

/// How far each part's points move along their normals to enclose what is wanted, were its surface
/// flat; nothing where all do.
std::optional<PartValues> corrections(const std::vector<Vec3>& areas, const ConnectedParts& parts,
                                      const PartValues& now, const PartValues& wanted,
                                      double furthestMm)
{
    PartValues area(parts.count, 0.0);
    for (std::size_t p = 0; p < areas.size(); ++p) {
        area[partOf(parts, p)] += std::hypot(areas[p][0], areas[p][1], areas[p][2]);
    }
    PartValues moves(parts.count, 0.0);
    bool any = false;
    for (std::size_t part = 0; part < parts.count; ++part) {
        const double missing = wanted[part] - now[part];
        if (std::abs(missing) > kVolumeError * std::abs(wanted[part]) && area[part] > 0) {
            moves[part] = std::clamp(missing / area[part], -furthestMm, furthestMm);
            any = true;
        }
    }
    return any ? std::optional(moves) : std::nullopt;
}

void restoreVolumes(TriangleMesh& mesh, const ConnectedParts& parts, const PartValues& wanted,
                    double furthestMm, FilterStop& stop)
{
    for (int step = 0; step < kMostCorrections && !stop.asked(); ++step) {
        const std::vector<Vec3> areas = areaVectors(mesh);
        const auto moves =
            corrections(areas, parts, enclosedMm3(mesh, parts), wanted, furthestMm);
        if (!moves) {
            return;
        }
        for (std::size_t p = 0; p < mesh.points.size(); ++p) {
            const double area = std::hypot(areas[p][0], areas[p][1], areas[p][2]);
            const double move = (*moves)[partOf(parts, p)];
            for (std::size_t w = 0; area > 0 && w < 3; ++w) {
                mesh.points[p][w] += move * areas[p][w] / area;
            }
        }
    }
}

void smooth(TriangleMesh& mesh, double passBand, FilterStop& stop)
{
    vtkNew<vtkWindowedSincPolyDataFilter> filter;
    filter->SetInputData(viewOf(mesh));
    filter->SetPassBand(passBand);
    filter->SetNumberOfIterations(kSmoothingSteps);
    filter->NormalizeCoordinatesOn();
    filter->FeatureEdgeSmoothingOff();
    filter->NonManifoldSmoothingOn();
    stop.tie(filter);
    filter->Update();
    if (stop.asked()) {
        return;
    }
    vtkPoints* points = filter->GetOutput()->GetPoints();
    for (std::size_t p = 0; p < mesh.points.size(); ++p) {
        points->GetPoint(static_cast<vtkIdType>(p), mesh.points[p].data());
    }
}

}  // namespace

std::optional<TriangleMesh> smoothSurface(const Mask& mask, double passBand,
                                          const std::function<bool()>& stop)
{
    FilterStop stopping(stop);
    TriangleMesh mesh = voxelBoundary(mask);
    if (mesh.empty()) {
        return stopping.asked() ? std::nullopt : std::optional(std::move(mesh));
    }
    const ConnectedParts parts = connectedParts(mesh);
    const PartValues wanted = enclosedMm3(mesh, parts);
    const std::vector<Vec3> before = mesh.points;
    smooth(mesh, passBand, stopping);
    if (stopping.asked()) {
        return std::nullopt;
    }
    keepSmallPartsHalfway(mesh, before, parts, wanted);
    restoreVolumes(mesh, parts, wanted, std::ranges::min(mask.geometry.spacingMm) / 2, stopping);
    return stopping.asked() ? std::nullopt : std::optional(std::move(mesh));
}

}  // namespace glioscope
