#include "segmentation/volume/resample.h"

#include "segmentation/system/error.h"
#include "segmentation/volume/geometry_sentence.h"
#include "segmentation/volume/slice_runs.h"

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

bool covers(int size, double position)
{
    return position >= -kBorder && position <= size - 1 + kBorder;
}

bool covers(const Index3& size, const Vec3& p)
{
    return covers(size[0], p[0]) && covers(size[1], p[1]) && covers(size[2], p[2]);
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

/// Between grids whose axes are not parallel, or of what is not interpolated.
template <typename T, typename Sample>
void resampleVoxels(const Volume<T>& source, const IndexMap& map, const Sample& sample,
                    Volume<T>& result)
{
    const Index3& size = result.geometry.size;
    inSliceRuns(size, [&](int begin, int end) {
        T* out = result.voxels.data() + result.geometry.offset(0, 0, begin);
        for (int k = begin; k < end; ++k) {
            for (int j = 0; j < size[1]; ++j) {
                const Vec3 row = map.rowStart(j, k);
                for (int i = 0; i < size[0]; ++i, ++out) {
                    const Vec3 p = {row[0] + i * map.step[0][0], row[1] + i * map.step[0][1],
                                    row[2] + i * map.step[0][2]};
                    if (covers(source.geometry.size, p)) {
                        *out = sample(source, p);
                    }
                }
            }
        }
    });
}

/// Whether each axis of the target runs along the source's own, either way: no voxel of it is moved
/// across by more than rounding.
bool alongAxes(const IndexMap& map, const Index3& target)
{
    constexpr double kRounding = 1e-6;  // voxels of the source
    for (std::size_t t = 0; t < 3; ++t) {
        for (std::size_t s = 0; s < 3; ++s) {
            if (s != t && std::abs(map.step[t][s]) * target[t] > kRounding) {
                return false;
            }
        }
    }
    return true;
}

/// Of the target's voxels along one axis, those that the source covers.
struct AxisNeighbours {
    int begin = 0;                       ///< the first of them
    std::vector<Neighbours> neighbours;  ///< in the source, one for each from `begin` on

    AxisNeighbours(const IndexMap& map, std::size_t axis, int sourceSize, int targetSize)
    {
        for (int n = 0; n < targetSize; ++n) {
            const double position = map.start[axis] + n * map.step[axis][axis];
            if (covers(sourceSize, position)) {
                begin = neighbours.empty() ? n : begin;
                neighbours.emplace_back(position, sourceSize);
            }
        }
    }
    [[nodiscard]] int count() const { return static_cast<int>(neighbours.size()); }
    [[nodiscard]] int end() const { return begin + count(); }
};

/// Interpolates slices of a target that runs along the source's axes: along i, then j, then k, so
/// that a row or slice of the source is interpolated once for all that lie beside it. Gives what
/// trilinear() gives.
template <typename T>
class SliceInterpolator {
public:
    SliceInterpolator(const Volume<T>& source, const std::array<AxisNeighbours, 3>& axes)
        : m_source(source), m_axes(axes)
    {
    }

    /// `store(j, lower, upper, weight)` is given each row of the slice: between two, i fastest.
    template <typename Store>
    void slice(int k, const Store& store)
    {
        const Neighbours& z = m_axes[2].neighbours[static_cast<std::size_t>(k - m_axes[2].begin)];
        const float* lower = sourceSlice(z.lower);
        const float* upper = sourceSlice(z.upper);
        const int width = m_axes[0].count();
        for (int j = m_axes[1].begin; j < m_axes[1].end(); ++j, lower += width, upper += width) {
            store(j, lower, upper, z.weight);
        }
    }

private:
    struct Slice {
        int k = -1;  ///< of the source
        std::vector<float> values;
    };

    /// A slice of the source, interpolated along i and j; the last two are kept, which are all that
    /// the next slice of a finer target asks for.
    const float* sourceSlice(int k)
    {
        Slice& kept = m_slices[static_cast<std::size_t>(k % 2)];
        if (kept.k != k) {
            kept.k = k;
            interpolateRows(k);
            mixRows(kept.values);
        }
        return kept.values.data();
    }

    void interpolateRows(int k)
    {
        const Index3& size = m_source.geometry.size;
        m_rows.resize(m_axes[0].neighbours.size() * static_cast<std::size_t>(size[1]));
        float* out = m_rows.data();
        for (int j = 0; j < size[1]; ++j) {
            const T* row = m_source.voxels.data() + m_source.geometry.offset(0, j, k);
            for (const Neighbours& x : m_axes[0].neighbours) {
                *out++ = mix(static_cast<float>(row[x.lower]), static_cast<float>(row[x.upper]),
                             x.weight);
            }
        }
    }

    void mixRows(std::vector<float>& values) const
    {
        const std::size_t width = m_axes[0].neighbours.size();
        values.resize(width * m_axes[1].neighbours.size());
        float* out = values.data();
        for (const Neighbours& y : m_axes[1].neighbours) {
            const float* lower = m_rows.data() + width * static_cast<std::size_t>(y.lower);
            const float* upper = m_rows.data() + width * static_cast<std::size_t>(y.upper);
            for (std::size_t i = 0; i < width; ++i) {
                out[i] = mix(lower[i], upper[i], y.weight);
            }
            out += width;
        }
    }

    const Volume<T>& m_source;
    const std::array<AxisNeighbours, 3>& m_axes;
    std::vector<float> m_rows;  ///< of one slice of the source, interpolated along i
    std::array<Slice, 2> m_slices;
};

template <typename T, typename Rounded>
void resampleAlongAxes(const Volume<T>& source, const IndexMap& map, const Rounded& rounded,
                       Volume<T>& result)
{
    const Index3& from = source.geometry.size;
    const Index3& to = result.geometry.size;
    const std::array<AxisNeighbours, 3> axes = {AxisNeighbours(map, 0, from[0], to[0]),
                                                AxisNeighbours(map, 1, from[1], to[1]),
                                                AxisNeighbours(map, 2, from[2], to[2])};
    inSliceRuns(to, [&](int begin, int end) {
        SliceInterpolator<T> interpolator(source, axes);
        for (int k = std::max(begin, axes[2].begin); k < std::min(end, axes[2].end()); ++k) {
            interpolator.slice(k, [&](int j, const float* lower, const float* upper, float weight) {
                T* out = result.voxels.data() + result.geometry.offset(axes[0].begin, j, k);
                for (int i = 0; i < axes[0].count(); ++i) {
                    out[i] = rounded(mix(lower[i], upper[i], weight));
                }
            });
        }
    });
}

template <typename T, typename Rounded>
Volume<T> resampleLinearly(const Volume<T>& source, const Geometry& target, T outside,
                           const Rounded& rounded)
{
    Volume<T> result(target, outside);
    if (source.empty() || result.empty()) {
        return result;
    }
    const IndexMap map(source.geometry, target);
    if (alongAxes(map, target.size)) {
        resampleAlongAxes(source, map, rounded, result);
    } else {
        const auto sample = [&](const Volume<T>& of, const Vec3& p) {
            return rounded(trilinear(of, p));
        };
        resampleVoxels(source, map, sample, result);
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
            throw Error(Sentence::of(
                "A voxel spacing must be a positive number of millimetres on every axis."));
        }
        voxels *= std::max(1.0, geometry.size[c] * geometry.spacingMm[c] / spacingMm[c]);
    }
    if (voxels > kMostVoxels) {
        throw Error(
            Sentence::of("A volume of %1 is too large to resample; check that the "
                         "spacing in its header is in millimetres.",
                         described(geometry)));
    }
}

}  // namespace

Image resampleLinear(const Image& volume, const Geometry& target, float outside)
{
    return resampleLinearly(volume, target, outside, [](float v) { return v; });
}

Volume<std::uint8_t> resampleLinear(const Volume<std::uint8_t>& volume, const Geometry& target)
{
    return resampleLinearly(volume, target, std::uint8_t{0},
                            [](float v) { return static_cast<std::uint8_t>(std::lround(v)); });
}

LabelMap resampleNearest(const LabelMap& labels, const Geometry& target)
{
    LabelMap result(target);
    if (!labels.empty()) {
        resampleVoxels(labels, IndexMap(labels.geometry, target), nearest, result);
    }
    return result;
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
