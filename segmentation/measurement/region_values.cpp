#include "segmentation/measurement/region_values.h"

#include "segmentation/volume/vectors.h"
#include "segmentation/volume/voxel_box.h"

#include <algorithm>
#include <cmath>

namespace glioscope {
namespace {

constexpr double kRounding = 1e-6;  // of a half axis or a millimetre

/// Half of what a voxel extends across the plane.
double halfThicknessMm(const Geometry& grid, const Vec3& normal)
{
    double half = 0;
    for (std::size_t axis = 0; axis < 3; ++axis) {
        const Vec3 direction = {grid.direction[0][axis], grid.direction[1][axis],
                                grid.direction[2][axis]};
        half += grid.spacingMm[axis] * std::abs(dot(direction, normal)) / 2;
    }
    return half;
}

/// Voxels that can be covered, on the grid.
VoxelBox boxAround(const Measurement& region, const Geometry& grid, double halfThickness)
{
    const Vec3 one = difference(region.points[1], region.points[0]);
    const Vec3 other = difference(region.points[2], region.points[0]);
    const Vec3 across = scaled(region.normalLps, halfThickness);
    Vec3 least = grid.toIjk(region.points[0]), most = least;
    for (int corner = 0; corner < 8; ++corner) {
        const auto sign = [corner](int bit) { return ((corner >> bit) & 1) ? 1.0 : -1.0; };
        const Vec3 at = grid.toIjk(
            sum(region.points[0],
                sum(scaled(across, sign(0)), sum(scaled(one, sign(1)), scaled(other, sign(2))))));
        for (std::size_t axis = 0; axis < 3; ++axis) {
            least[axis] = std::min(least[axis], at[axis]);
            most[axis] = std::max(most[axis], at[axis]);
        }
    }
    VoxelBox box;
    for (std::size_t axis = 0; axis < 3; ++axis) {
        const double size = grid.size[axis];
        box.begin[axis] = static_cast<int>(std::clamp(std::floor(least[axis]), 0.0, size));
        box.end[axis] = static_cast<int>(std::clamp(std::ceil(most[axis]) + 1, 0.0, size));
    }
    return box;
}

/// Whether a place is over the region, however far from its plane.
class Cover {
public:
    explicit Cover(const Measurement& region) : m_ellipse(region.kind == MeasureKind::Ellipse)
    {
        for (std::size_t axis = 0; axis < 2; ++axis) {
            const Vec3 half = difference(region.points[1 + axis], region.points[0]);
            m_perHalf[axis] = scaled(half, 1 / dot(half, half));
        }
    }
    [[nodiscard]] bool holds(const Vec3& way) const
    {
        const double one = dot(way, m_perHalf[0]), other = dot(way, m_perHalf[1]);
        return m_ellipse ? one * one + other * other <= 1 + kRounding
                         : std::max(std::abs(one), std::abs(other)) <= 1 + kRounding;
    }

private:
    bool m_ellipse;
    std::array<Vec3, 2> m_perHalf{};
};

}  // namespace

std::vector<float> valuesWithin(const Measurement& region, const Image& image)
{
    const Geometry& grid = image.geometry;
    const double half = halfThicknessMm(grid, region.normalLps);
    const VoxelBox box = boxAround(region, grid, half);
    const Cover cover(region);
    std::vector<float> values;
    for (int k = box.begin[2]; k < box.end[2]; ++k) {
        for (int j = box.begin[1]; j < box.end[1]; ++j) {
            for (int i = box.begin[0]; i < box.end[0]; ++i) {
                const Vec3 way =
                    difference(grid.toLps({double(i), double(j), double(k)}), region.points[0]);
                // Of two layers at the same distance one alone counts.
                const double above = dot(way, region.normalLps);
                const bool cut = above > kRounding - half && above <= half + kRounding;
                if (const float value = image.at(i, j, k);
                    cut && cover.holds(way) && !std::isnan(value)) {
                    values.push_back(value);
                }
            }
        }
    }
    return values;
}

std::optional<IntensityStatistics> statisticsWithin(const Measurement& region, const Image& image)
{
    return intensityStatistics(valuesWithin(region, image));
}

}  // namespace glioscope
