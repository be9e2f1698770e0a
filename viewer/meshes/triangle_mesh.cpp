#include "viewer/meshes/triangle_mesh.h"

#include "segmentation/volume/vectors.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace glioscope {
namespace {

constexpr int kNormalPasses = 3;

const Vec3& corner(const TriangleMesh& mesh, const TriangleMesh::Triangle& triangle, std::size_t c)
{
    return mesh.points[static_cast<std::size_t>(triangle[c])];
}

/// Signed volume of the tetrahedron between a triangle and an apex.
double tetrahedron(const TriangleMesh& mesh, const TriangleMesh::Triangle& triangle,
                   const Vec3& apex)
{
    return determinant({difference(corner(mesh, triangle, 0), apex),
                        difference(corner(mesh, triangle, 1), apex),
                        difference(corner(mesh, triangle, 2), apex)}) /
           6;
}

void add(Vec3& sum, const Vec3& vector)
{
    for (std::size_t w = 0; w < 3; ++w) {
        sum[w] += vector[w];
    }
}

void makeUnits(std::vector<Vec3>& vectors)
{
    for (Vec3& vector : vectors) {
        const double length =
            std::sqrt(vector[0] * vector[0] + vector[1] * vector[1] + vector[2] * vector[2]);
        vector = length > 0 ? Vec3{vector[0] / length, vector[1] / length, vector[2] / length}
                            : Vec3{0, 0, 1};
    }
}

}  // namespace

EnclosedVolume enclosedBy(const TriangleMesh& mesh)
{
    EnclosedVolume enclosed;
    if (mesh.empty()) {
        return enclosed;
    }
    // Near the surface, so that a place far from the world's origin costs no digits.
    const Vec3 apex = mesh.points.front();
    Vec3 moment = {0, 0, 0};
    for (const TriangleMesh::Triangle& triangle : mesh.triangles) {
        const double volume = tetrahedron(mesh, triangle, apex);
        enclosed.mm3 += volume;
        for (std::size_t w = 0; w < 3; ++w) {
            const double sum = corner(mesh, triangle, 0)[w] + corner(mesh, triangle, 1)[w] +
                               corner(mesh, triangle, 2)[w] - 3 * apex[w];
            moment[w] += volume * sum / 4;
        }
    }
    for (std::size_t w = 0; w < 3; ++w) {
        enclosed.centroidLps[w] = apex[w] + moment[w] / enclosed.mm3;
    }
    return enclosed;
}

std::vector<Vec3> areaVectors(const TriangleMesh& mesh)
{
    std::vector<Vec3> vectors(mesh.points.size(), Vec3{0, 0, 0});
    for (const TriangleMesh::Triangle& triangle : mesh.triangles) {
        const Vec3 doubled =
            cross(difference(corner(mesh, triangle, 1), corner(mesh, triangle, 0)),
                  difference(corner(mesh, triangle, 2), corner(mesh, triangle, 0)));
        for (const std::int32_t point : triangle) {
            for (std::size_t w = 0; w < 3; ++w) {
                vectors[static_cast<std::size_t>(point)][w] += doubled[w] / 6;
            }
        }
    }
    return vectors;
}

std::vector<Vec3> vertexNormals(const TriangleMesh& mesh)
{
    std::vector<Vec3> normals = areaVectors(mesh);
    makeUnits(normals);
    return normals;
}

std::vector<Vec3> shadingNormals(const TriangleMesh& mesh)
{
    std::vector<Vec3> normals = vertexNormals(mesh);
    std::vector<Vec3> sums(normals.size());
    for (int pass = 0; pass < kNormalPasses; ++pass) {
        std::ranges::fill(sums, Vec3{0, 0, 0});
        for (const TriangleMesh::Triangle& triangle : mesh.triangles) {
            Vec3 sum = {0, 0, 0};
            for (const std::int32_t point : triangle) {
                add(sum, normals[static_cast<std::size_t>(point)]);
            }
            for (const std::int32_t point : triangle) {
                add(sums[static_cast<std::size_t>(point)], sum);
            }
        }
        makeUnits(sums);
        normals.swap(sums);
    }
    return normals;
}

ConnectedParts connectedParts(const TriangleMesh& mesh)
{
    JoinedPoints joined(mesh.points.size());
    for (const TriangleMesh::Triangle& triangle : mesh.triangles) {
        joined.join(triangle[0], triangle[1]);
        joined.join(triangle[0], triangle[2]);
    }
    return joined.parts();
}

std::vector<double> enclosedMm3(const TriangleMesh& mesh, const ConnectedParts& parts)
{
    std::vector<double> volumes(parts.count, 0.0);
    std::vector<const Vec3*> apexes(parts.count, nullptr);
    for (const TriangleMesh::Triangle& triangle : mesh.triangles) {
        const auto part =
            static_cast<std::size_t>(parts.partOf[static_cast<std::size_t>(triangle[0])]);
        if (!apexes[part]) {
            apexes[part] = &corner(mesh, triangle, 0);
        }
        volumes[part] += tetrahedron(mesh, triangle, *apexes[part]);
    }
    return volumes;
}

}  // namespace glioscope
