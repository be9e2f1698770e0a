#include "segmentation/volume/grid_relation.h"

#include "segmentation/volume/voxel_order.h"

#include <algorithm>
#include <cmath>

namespace glioscope {
namespace {

void turnAround(Geometry& grid, std::size_t axis)
{
    for (std::size_t row = 0; row < 3; ++row) {
        grid.direction[row][axis] = -grid.direction[row][axis];
    }
}

/// Index axes whose bit is set run the other way through the same box.
Geometry turnedWithinBox(const Geometry& grid, unsigned axes)
{
    Vec3 first{};
    for (std::size_t axis = 0; axis < 3; ++axis) {
        first[axis] = ((axes >> axis) & 1U) != 0 ? grid.size[axis] - 1 : 0;
    }
    Geometry turned = grid;
    turned.originLps = grid.toLps(first);
    for (std::size_t axis = 0; axis < 3; ++axis) {
        if (((axes >> axis) & 1U) != 0) {
            turnAround(turned, axis);
        }
    }
    return turned;
}

/// World axes whose bit is set are taken in the other sense.
Geometry reflected(const Geometry& grid, unsigned axes)
{
    Geometry result = grid;
    for (std::size_t w = 0; w < 3; ++w) {
        if (((axes >> w) & 1U) != 0) {
            result.originLps[w] = -result.originLps[w];
            for (double& cosine : result.direction[w]) {
                cosine = -cosine;
            }
        }
    }
    return result;
}

/// Of axis c of `a` with axis c of `b`.
double cosineBetween(const Geometry& a, const Geometry& b, std::size_t axis)
{
    double cosine = 0;
    for (std::size_t row = 0; row < 3; ++row) {
        cosine += a.direction[row][axis] * b.direction[row][axis];
    }
    return cosine;
}

}  // namespace

double cornerDisplacementMm(const Geometry& grid, const Geometry& stored)
{
    const Geometry ordered = inOrderOf(grid, stored);
    double largest = 0;
    for (unsigned corner = 0; corner < 8; ++corner) {
        Vec3 inGrid{}, inOther{};
        for (std::size_t c = 0; c < 3; ++c) {
            const bool far = ((corner >> c) & 1U) != 0;
            inGrid[c] = far ? grid.size[c] - 0.5 : -0.5;
            inOther[c] = far ? ordered.size[c] - 0.5 : -0.5;
        }
        const Vec3 a = grid.toLps(inGrid), b = ordered.toLps(inOther);
        largest = std::max(largest, std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]));
    }
    return largest;
}

std::optional<VoxelBox> boxWithin(const Geometry& grid, const Geometry& part)
{
    VoxelBox box;
    box.begin = grid.nearestVoxel(part.originLps);
    for (std::size_t c = 0; c < 3; ++c) {
        box.end[c] = box.begin[c] + part.size[c];
    }
    for (std::size_t c = 0; c < 3; ++c) {
        if (box.begin[c] < 0 || box.end[c] > grid.size[c]) {
            return std::nullopt;
        }
    }
    return samePhysicalGrid(croppedGeometry(grid, box), part) ? std::optional(box) : std::nullopt;
}

bool liesOn(const Geometry& grid, const Geometry& stored)
{
    return sameGridInAnyOrder(grid, stored) || boxWithin(grid, inOrderOf(grid, stored));
}

GridComparison compareGrids(const Geometry& grid, const Geometry& stored)
{
    const Geometry ordered = inOrderOf(grid, stored);
    GridComparison found{.reordered = !(ordered == stored),
                         .displacementMm = cornerDisplacementMm(grid, stored)};
    if (grid.size == ordered.size && found.displacementMm <= kRoundingMm) {
        return found;
    }
    if (samePhysicalGrid(grid, ordered)) {
        found.relation = GridRelation::Snapped;
        return found;
    }
    if (const auto box = boxWithin(grid, ordered)) {
        found.relation = GridRelation::Part;
        found.displacementMm = maxCornerDisplacementMm(croppedGeometry(grid, *box), ordered);
        return found;
    }
    found.relation = GridRelation::Resampled;
    for (const Geometry& mirrored : mirroredGrids(stored)) {
        if (sameGridInAnyOrder(grid, mirrored)) {
            found.relation = GridRelation::MirrorSuspect;
            found.mirrored = mirrored;
            break;
        }
    }
    return found;
}

std::vector<Geometry> mirroredGrids(const Geometry& stored)
{
    std::vector<Geometry> grids;
    for (unsigned axes = 1; axes < 8; ++axes) {
        grids.push_back(turnedWithinBox(stored, axes));
    }
    for (unsigned axes = 1; axes < 8; ++axes) {
        grids.push_back(turnedWithinBox(stored, axes));
        grids.back().originLps = stored.originLps;
    }
    for (unsigned axes = 1; axes < 4; ++axes) {
        grids.push_back(reflected(stored, axes));
    }
    return grids;
}

std::vector<Geometry> mirroredWithin(const Geometry& grid, const Geometry& stored)
{
    const Vec3 middle = grid.centreLps();
    std::vector<Geometry> grids;
    for (unsigned axes = 1; axes < 8; ++axes) {
        Mat3 mirror = kIdentity3;  // less twice the projection on each of the axes
        for (std::size_t r = 0; r < 3; ++r) {
            for (std::size_t c = 0; c < 3; ++c) {
                for (std::size_t axis = 0; axis < 3; ++axis) {
                    mirror[r][c] -= ((axes >> axis) & 1U) != 0
                                        ? 2 * grid.direction[r][axis] * grid.direction[c][axis]
                                        : 0;
                }
            }
        }
        Geometry mirrored = stored;
        const Vec3 arm = {stored.originLps[0] - middle[0], stored.originLps[1] - middle[1],
                          stored.originLps[2] - middle[2]};
        const Vec3 turned = multiply(mirror, arm);
        for (std::size_t w = 0; w < 3; ++w) {
            mirrored.originLps[w] = middle[w] + turned[w];
            const Vec3 along = multiply(
                mirror, {stored.direction[0][w], stored.direction[1][w], stored.direction[2][w]});
            for (std::size_t row = 0; row < 3; ++row) {
                mirrored.direction[row][w] = along[row];
            }
        }
        grids.push_back(mirrored);
    }
    return grids;
}

bool differByFlip(const Geometry& a, const Geometry& b)
{
    constexpr double kAlong = 0.94;  // cosine of 20 degrees
    bool flipped = false;
    for (std::size_t axis = 0; axis < 3; ++axis) {
        const double cosine = cosineBetween(a, b, axis);
        if (std::abs(cosine) < kAlong) {
            return false;
        }
        flipped = flipped || cosine < 0;
    }
    return flipped;
}

}  // namespace glioscope
