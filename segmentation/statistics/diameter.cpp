#include "segmentation/statistics/diameter.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

namespace glioscope {
namespace {

struct Point {
    int a = 0, b = 0;
};

/// Twice the area to the left of the way over three points.
std::int64_t turn(const Point& from, const Point& over, const Point& to)
{
    return std::int64_t{over.a - from.a} * (to.b - from.b) -
           std::int64_t{over.b - from.b} * (to.a - from.a);
}

/// Corners of the convex hull of points sorted by a, then b (Andrew's monotone chain).
std::vector<Point> hullOf(const std::vector<Point>& sorted)
{
    if (sorted.size() < 3) {
        return sorted;
    }
    std::vector<Point> hull;
    const auto walk = [&](const auto& points) {
        const std::size_t start = hull.size();
        for (const Point& point : points) {
            while (hull.size() >= start + 2 &&
                   turn(hull[hull.size() - 2], hull.back(), point) <= 0) {
                hull.pop_back();
            }
            hull.push_back(point);
        }
        hull.pop_back();  // the other way begins with it
    };
    walk(sorted);
    walk(std::vector<Point>(sorted.rbegin(), sorted.rend()));
    return hull;
}

/// Voxels of one slice across `axis` that no others of the slice surround, as indices.
std::vector<Index3> cornersOfSlice(const Mask& mask, std::size_t axis, int slice)
{
    const std::size_t a = (axis + 1) % 3, b = (axis + 2) % 3;
    std::vector<Point> ends;  // of each row along b
    Index3 at{};
    at[axis] = slice;
    for (at[a] = 0; at[a] < mask.geometry.size[a]; ++at[a]) {
        int first = -1, last = -1;
        for (at[b] = 0; at[b] < mask.geometry.size[b]; ++at[b]) {
            if (mask.at(at[0], at[1], at[2])) {
                first = first < 0 ? at[b] : first;
                last = at[b];
            }
        }
        if (first >= 0) {
            ends.push_back({at[a], first});
        }
        if (last > first) {
            ends.push_back({at[a], last});
        }
    }
    std::vector<Index3> corners;
    for (const Point& point : hullOf(ends)) {
        at[a] = point.a;
        at[b] = point.b;
        corners.push_back(at);
    }
    return corners;
}

Farthest farthestOf(std::span<const Index3> points, const Vec3& spacingMm)
{
    Farthest farthest;
    if (!points.empty()) {
        farthest.from = farthest.to = points.front();
    }
    double largest = 0;
    for (std::size_t p = 0; p < points.size(); ++p) {
        for (std::size_t q = p + 1; q < points.size(); ++q) {
            double squared = 0;
            for (std::size_t axis = 0; axis < 3; ++axis) {
                const double mm = spacingMm[axis] * (points[p][axis] - points[q][axis]);
                squared += mm * mm;
            }
            if (squared > largest) {
                largest = squared;
                farthest.from = points[p];
                farthest.to = points[q];
            }
        }
    }
    farthest.mm = std::sqrt(largest);
    return farthest;
}

}  // namespace

std::size_t axialAxis(const Geometry& grid)
{
    std::size_t axis = 0;
    for (std::size_t other = 1; other < 3; ++other) {
        if (std::abs(grid.direction[2][other]) > std::abs(grid.direction[2][axis])) {
            axis = other;
        }
    }
    return axis;
}

double largestDiameterMm(const Mask& mask)
{
    // The farthest voxels are corners of the convex hull, so also of the hull of their slice.
    const std::size_t axis = axialAxis(mask.geometry);
    std::vector<Index3> corners;
    for (int slice = 0; slice < mask.geometry.size[axis]; ++slice) {
        const std::vector<Index3> here = cornersOfSlice(mask, axis, slice);
        corners.insert(corners.end(), here.begin(), here.end());
    }
    return farthestOf(corners, mask.geometry.spacingMm).mm;
}

std::optional<Farthest> farthestInSlice(const Mask& mask, std::size_t axis, int slice)
{
    const std::vector<Index3> corners = cornersOfSlice(mask, axis, slice);
    return corners.empty() ? std::nullopt
                           : std::optional(farthestOf(corners, mask.geometry.spacingMm));
}

double largestAxialDiameterMm(const Mask& mask)
{
    const std::size_t axis = axialAxis(mask.geometry);
    double largest = 0;
    for (int slice = 0; slice < mask.geometry.size[axis]; ++slice) {
        if (const auto here = farthestInSlice(mask, axis, slice)) {
            largest = std::max(largest, here->mm);
        }
    }
    return largest;
}

}  // namespace glioscope
