#include "viewer/meshes/thinning.h"

#include "viewer/meshes/joined_points.h"

#include <cmath>
#include <cstddef>

namespace glioscope {
namespace {

using Cube = std::array<std::int32_t, 3>;

std::vector<Cube> cubesOf(const TriangleMesh& mesh, double edgeMm)
{
    std::vector<Cube> cubes(mesh.points.size());
    for (std::size_t p = 0; p < cubes.size(); ++p) {
        for (std::size_t w = 0; w < 3; ++w) {
            cubes[p][w] = static_cast<std::int32_t>(std::floor(mesh.points[p][w] / edgeMm));
        }
    }
    return cubes;
}

}  // namespace

TriangleMesh thinned(const TriangleMesh& mesh, double edgeMm)
{
    const std::vector<Cube> cubes = cubesOf(mesh, edgeMm);
    JoinedPoints joined(mesh.points.size());
    for (const TriangleMesh::Triangle& triangle : mesh.triangles) {
        for (std::size_t c = 0; c < 3; ++c) {
            const std::int32_t from = triangle[c], to = triangle[(c + 1) % 3];
            if (from < to &&
                cubes[static_cast<std::size_t>(from)] == cubes[static_cast<std::size_t>(to)]) {
                joined.join(from, to);
            }
        }
    }
    const ConnectedParts groups = joined.parts();
    TriangleMesh result;
    result.points.assign(groups.count, Vec3{0, 0, 0});
    std::vector<int> sizes(groups.count, 0);
    for (std::size_t p = 0; p < mesh.points.size(); ++p) {
        const auto group = static_cast<std::size_t>(groups.partOf[p]);
        ++sizes[group];
        for (std::size_t w = 0; w < 3; ++w) {
            result.points[group][w] += mesh.points[p][w];
        }
    }
    for (std::size_t group = 0; group < groups.count; ++group) {
        for (double& value : result.points[group]) {
            value /= sizes[group];
        }
    }
    for (const TriangleMesh::Triangle& t : mesh.triangles) {
        const TriangleMesh::Triangle now = {groups.partOf[static_cast<std::size_t>(t[0])],
                                            groups.partOf[static_cast<std::size_t>(t[1])],
                                            groups.partOf[static_cast<std::size_t>(t[2])]};
        if (now[0] != now[1] && now[1] != now[2] && now[2] != now[0]) {
            result.triangles.push_back(now);
        }
    }
    return result;
}

}  // namespace glioscope
