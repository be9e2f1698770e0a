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
