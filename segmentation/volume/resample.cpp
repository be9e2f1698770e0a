#include "segmentation/volume/resample.h"

#include "segmentation/system/error.h"

#include <algorithm>
#include <cmath>

namespace glioscope {
namespace {

/// Affine map from the voxel indices of one grid to the continuous indices of another.
struct IndexMap {
    Vec3 start{};
    std::array<Vec3, 3> step{};  ///< change per voxel along target axis c

    IndexMap(const Geometry& source, const Geometry& target)
    {
        start = source.toIjk(target.toLps({0, 0, 0}));
        for (int c = 0; c < 3; ++c) {
            Vec3 unit{};
            unit[c] = 1;
            const Vec3 moved = source.toIjk(target.toLps(unit));
            step[c] = {moved[0] - start[0], moved[1] - start[1], moved[2] - start[2]};
        }
    }

    [[nodiscard]] Vec3 rowStart(int j, int k) const
    {
        Vec3 p{};
        for (int c = 0; c < 3; ++c) {
            p[c] = start[c] + j * step[1][c] + k * step[2][c];
        }
        return p;
    }
};

/// Rounding in the two matrices must not push the outermost half voxel outside.
constexpr double kBorder = 0.5 + 1e-6;

bool covers(const Index3& size, const Vec3& p)
{
    return p[0] >= -kBorder && p[0] <= size[0] - 1 + kBorder && p[1] >= -kBorder &&
           p[1] <= size[1] - 1 + kBorder && p[2] >= -kBorder && p[2] <= size[2] - 1 + kBorder;
}

/// The two neighbours along one axis and the weight of the upper one.
struct Neighbours {
    int lower;
    int upper;
    float weight;

    Neighbours(double position, int size)
    {
        const double clamped = std::clamp(position, 0.0, size - 1.0);
        lower = static_cast<int>(clamped);
        upper = std::min(lower + 1, size - 1);
        weight = static_cast<float>(clamped - lower);
    }
};

float mix(float a, float b, float weight)
{
    return a + weight * (b - a);
}

template <typename T>
float trilinear(const Volume<T>& image, const Vec3& p)
{
    const Index3& size = image.geometry.size;
    const Neighbours x(p[0], size[0]), y(p[1], size[1]), z(p[2], size[2]);
    const auto row = [&](int j, int k) {
        const T* values = image.voxels.data() + image.geometry.offset(0, j, k);
        return mix(static_cast<float>(values[x.lower]), static_cast<float>(values[x.upper]),
                   x.weight);
    };
    return mix(mix(row(y.lower, z.lower), row(y.upper, z.lower), y.weight),
               mix(row(y.lower, z.upper), row(y.upper, z.upper), y.weight), z.weight);
}

Label nearest(const LabelMap& labels, const Vec3& p)
{
    const Index3& size = labels.geometry.size;
    const auto voxel = [&](int c) {
        return std::clamp(static_cast<int>(std::floor(p[c] + 0.5)), 0, size[c] - 1);
    };
    return labels.at(voxel(0), voxel(1), voxel(2));
}

template <typename T, typename Sample>
Volume<T> resample(const Volume<T>& source, const Geometry& target, T outside, Sample sample)
{
    Volume<T> result(target, outside);
    if (source.empty()) {
        return result;
    }
    const IndexMap map(source.geometry, target);
    T* out = result.voxels.data();
    for (int k = 0; k < target.size[2]; ++k) {
        for (int j = 0; j < target.size[1]; ++j) {
            const Vec3 row = map.rowStart(j, k);
            for (int i = 0; i < target.size[0]; ++i, ++out) {
                const Vec3 p = {row[0] + i * map.step[0][0], row[1] + i * map.step[0][1],
                                row[2] + i * map.step[0][2]};
                if (covers(source.geometry.size, p)) {
                    *out = sample(source, p);
                }
            }
        }
    }
    return result;
}

/// Refuses a spacing that is none, and one that makes more voxels than any file may hold, as a
/// header in micrometres does.
void requirePlausible(const Geometry& geometry, const Vec3& spacingMm)
{
    constexpr double kMostVoxels = 1 << 28;
    double voxels = 1;
    for (std::size_t c = 0; c < 3; ++c) {
        if (!(spacingMm[c] > 0) || !std::isfinite(spacingMm[c])) {
            throw Error("A voxel spacing must be a positive number of millimetres on every axis.");
        }
        voxels *= std::max(1.0, geometry.size[c] * geometry.spacingMm[c] / spacingMm[c]);
    }
    if (voxels > kMostVoxels) {
        throw Error("A volume of " + describe(geometry) +
                    " is too large to resample; check that the spacing in its header is in "
                    "millimetres.");
    }
}

}  // namespace

Image resampleLinear(const Image& volume, const Geometry& target, float outside)
{
    return resample(volume, target, outside, trilinear<float>);
}

Volume<std::uint8_t> resampleLinear(const Volume<std::uint8_t>& volume, const Geometry& target)
{
    const auto rounded = [](const Volume<std::uint8_t>& source, const Vec3& p) {
        return static_cast<std::uint8_t>(std::lround(trilinear(source, p)));
    };
    return resample(volume, target, std::uint8_t{0}, rounded);
}

LabelMap resampleNearest(const LabelMap& labels, const Geometry& target)
{
    return resample(labels, target, Label::Background, nearest);
}

Geometry withSpacing(const Geometry& geometry, const Vec3& spacingMm)
{
    if (spacingMm == geometry.spacingMm) {
        return geometry;
    }
    requirePlausible(geometry, spacingMm);
    Geometry result = geometry;
    result.spacingMm = spacingMm;
    Vec3 first{};
    for (int c = 0; c < 3; ++c) {
        const double extentMm = geometry.size[c] * geometry.spacingMm[c];
        result.size[c] = std::max(1, static_cast<int>(std::lround(extentMm / spacingMm[c])));
        // Rounding the size changes the extent a little; both ends share the difference.
        const double widthVoxels = (result.size[c] - 1) * spacingMm[c] / geometry.spacingMm[c];
        first[c] = (geometry.size[c] - 1) / 2.0 - widthVoxels / 2;
    }
    result.originLps = geometry.toLps(first);
    return result;
}

}  // namespace glioscope
