#include "viewer/meshes/smooth_surface.h"

#include "viewer/meshes/low_pass.h"
#include "viewer/meshes/stop_request.h"
#include "viewer/meshes/voxel_boundary.h"

#include <algorithm>
#include <cmath>

namespace glioscope {
namespace {

constexpr int kSmoothingSteps = 20;

constexpr double kVolumeError = 0.001;  // of a part, that is not mended any more
constexpr int kMostCorrections = 30;
constexpr double kSmallMove = 0.1;  // of a part, for which normals stay what they are

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

struct Corrections {
    PartValues movesMm;  ///< of each part's points along their normals
    double largest = 0;  ///< of what is missing, as a share of what is wanted
};
/// What would make each part enclose what is wanted, were its surface flat.
Corrections corrections(const PartValues& areas, const PartValues& now, const PartValues& wanted,
                        double furthestMm)
{
    Corrections result = {.movesMm = PartValues(wanted.size(), 0.0)};
    for (std::size_t part = 0; part < wanted.size(); ++part) {
        const double missing = wanted[part] - now[part];
        const double share = std::abs(missing / wanted[part]);
        if (share > kVolumeError && areas[part] > 0) {
            result.movesMm[part] = std::clamp(missing / areas[part], -furthestMm, furthestMm);
            result.largest = std::max(result.largest, share);
        }
    }
    return result;
}

struct Normals {
    std::vector<Vec3> units;
    PartValues areas;  ///< of each part
};
Normals normalsOf(const TriangleMesh& mesh, const ConnectedParts& parts)
{
    Normals normals = {.units = areaVectors(mesh), .areas = PartValues(parts.count, 0.0)};
    for (std::size_t p = 0; p < normals.units.size(); ++p) {
        Vec3& n = normals.units[p];
        const double area = std::sqrt(n[0] * n[0] + n[1] * n[1] + n[2] * n[2]);
        normals.areas[partOf(parts, p)] += area;
        for (double& value : n) {
            value = area > 0 ? value / area : 0;
        }
    }
    return normals;
}

void restoreVolumes(TriangleMesh& mesh, const ConnectedParts& parts, const PartValues& wanted,
                    double furthestMm, StopRequest& stop)
{
    Normals normals;
    double missing = 1;
    for (int step = 0; step < kMostCorrections && !stop.asked(); ++step) {
        if (missing > kSmallMove) {
            normals = normalsOf(mesh, parts);
        }
        const Corrections next =
            corrections(normals.areas, enclosedMm3(mesh, parts), wanted, furthestMm);
        missing = next.largest;
        if (missing == 0) {
            return;
        }
        for (std::size_t p = 0; p < mesh.points.size(); ++p) {
            const double move = next.movesMm[partOf(parts, p)];
            for (std::size_t w = 0; w < 3; ++w) {
                mesh.points[p][w] += move * normals.units[p][w];
            }
        }
    }
}

}  // namespace

std::optional<TriangleMesh> smoothSurface(const Mask& mask, double passBand,
                                          const std::function<bool()>& stop)
{
    StopRequest stopping(stop);
    TriangleMesh mesh = voxelBoundary(mask);
    if (mesh.empty()) {
        return stopping.asked() ? std::nullopt : std::optional(std::move(mesh));
    }
    const ConnectedParts parts = connectedParts(mesh);
    const PartValues wanted = enclosedMm3(mesh, parts);
    const std::vector<Vec3> before = mesh.points;
    takeOffFineSteps(mesh, passBand, kSmoothingSteps, [&stopping] { return stopping.asked(); });
    if (stopping.asked()) {
        return std::nullopt;
    }
    keepSmallPartsHalfway(mesh, before, parts, wanted);
    restoreVolumes(mesh, parts, wanted, std::ranges::min(mask.geometry.spacingMm) / 2, stopping);
    return stopping.asked() ? std::nullopt : std::optional(std::move(mesh));
}

}  // namespace glioscope
