#include "segmentation/metrics/surface_elements.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>
#include <vector>

namespace glioscope {
namespace {

/// A polygon's area along the three axes as shares of a voxel's faces, in eighths.
using Normal = std::array<int, 3>;

/// Corners of a code that hang together along the cube's edges.
struct Part {
    std::vector<int> corners;
    std::array<int, 3> edges = {0, 0, 0};  ///< along each axis
    std::array<int, 8> degree = {};        ///< edges at a corner
};

void follow(int corner, int& left, Part& part)
{
    left &= ~(1 << corner);
    part.corners.push_back(corner);
    for (int axis = 0; axis < 3; ++axis) {
        const int next = corner ^ (1 << axis);
        if (left >> next & 1) {
            follow(next, left, part);
        }
    }
}

std::vector<Part> partsOf(int code)
{
    std::vector<Part> parts;
    for (int left = code; left != 0;) {
        Part part;
        follow(std::countr_zero(static_cast<unsigned>(left)), left, part);
        for (const int corner : part.corners) {
            for (int axis = 0; axis < 3; ++axis) {
                if (code >> (corner ^ (1 << axis)) & 1) {
                    ++part.degree[corner];
                    part.edges[axis] += (corner >> axis & 1) == 0;
                }
            }
        }
        parts.push_back(std::move(part));
    }
    return parts;
}

Normal along(int axis, int eighths)
{
    Normal normal = {0, 0, 0};
    normal[axis] = eighths;
    return normal;
}

/// A rectangle's half beside an edge that runs along `axis`.
Normal beside(int axis)
{
    Normal normal = {2, 2, 2};
    normal[axis] = 0;
    return normal;
}

int axisWithoutEdge(const Part& part)
{
    return static_cast<int>(std::ranges::find(part.edges, 0) - part.edges.begin());
}

/// The edges at both ends of a chain of four corners.
std::vector<Normal> chainEnds(const Part& part, int code)
{
    std::vector<Normal> normals;
    for (const int corner : part.corners) {
        for (int axis = 0; axis < 3; ++axis) {
            if (part.degree[corner] == 1 && (code >> (corner ^ (1 << axis)) & 1)) {
                normals.push_back(beside(axis));
            }
        }
    }
    return normals;
}

std::vector<Normal> normalsOf(const Part& part, int code)
{
    const int edges = part.edges[0] + part.edges[1] + part.edges[2];
    switch (part.corners.size()) {
    case 1: return {{1, 1, 1}};
    case 2: {
        const auto axis = std::ranges::max_element(part.edges) - part.edges.begin();
        return {beside(static_cast<int>(axis)), beside(static_cast<int>(axis))};
    }
    case 3: return {along(axisWithoutEdge(part), 4), {2, 2, 2}, {1, 1, 1}};
    default: break;
    }
    if (edges == 4) {  // a face
        return {along(axisWithoutEdge(part), 4), along(axisWithoutEdge(part), 4)};
    }
    if (std::ranges::find(part.degree, 3) != part.degree.end()) {  // a corner and its neighbours
        return {{1, 1, 1}, {2, 2, 2}, {2, 2, 2}, {1, 1, 1}};
    }
    std::vector<Normal> normals = chainEnds(part, code);
    normals.insert(normals.end(), {{1, 1, 1}, {3, 3, 3}});
    return normals;
}

double areaMm2(const Normal& normal, const Vec3& faceMm2)
{
    double sum = 0;
    for (int axis = 0; axis < 3; ++axis) {
        sum += std::pow(normal[axis] / 8.0 * faceMm2[axis], 2);
    }
    return std::sqrt(sum);
}

}  // namespace

SurfaceElementAreas surfaceElementAreasMm2(const Vec3& spacingMm)
{
    const Vec3 faceMm2 = {spacingMm[1] * spacingMm[2], spacingMm[0] * spacingMm[2],
                          spacingMm[0] * spacingMm[1]};
    SurfaceElementAreas areas = {};
    for (int code = 1; code < 255; ++code) {
        // What surrounds a code has its surface.
        const int fewer = std::popcount(static_cast<unsigned>(code)) > 4 ? 255 - code : code;
        for (const Part& part : partsOf(fewer)) {
            for (const Normal& normal : normalsOf(part, fewer)) {
                areas[static_cast<std::size_t>(code)] += areaMm2(normal, faceMm2);
            }
        }
    }
    return areas;
}

Mask surfaceCodes(const Mask& mask)
{
    const auto [ni, nj, nk] = mask.geometry.size;
    Geometry corners;
    corners.size = {ni + 1, nj + 1, nk + 1};
    corners.spacingMm = mask.geometry.spacingMm;
    Mask codes(corners);
    // A voxel is the higher neighbour of its first corner and the lower one of its last.
    for (int k = 0; k < nk; ++k) {
        for (int j = 0; j < nj; ++j) {
            for (int i = 0; i < ni; ++i) {
                if (!mask.at(i, j, k)) {
                    continue;
                }
                for (int bit = 0; bit < 8; ++bit) {
                    codes.at(i + 1 - (bit & 1), j + 1 - (bit >> 1 & 1), k + 1 - (bit >> 2)) |=
                        static_cast<std::uint8_t>(1 << bit);
                }
            }
        }
    }
    std::ranges::replace(codes.voxels, std::uint8_t{255}, std::uint8_t{0});
    return codes;
}

}  // namespace glioscope
