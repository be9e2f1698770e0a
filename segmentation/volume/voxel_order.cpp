#include "segmentation/volume/voxel_order.h"

#include "segmentation/volume/slice_runs.h"

#include <cstddef>
#include <cstdint>

namespace glioscope {
namespace {

/// axis[c] and flipped[c] of `stored` for axis c of `grid`.
AxisAssignment axesAlong(const Geometry& grid, const Geometry& stored)
{
    Geometry seen = stored;  // with the other's axes for the world's
    for (std::size_t row = 0; row < 3; ++row) {
        for (std::size_t c = 0; c < 3; ++c) {
            seen.direction[row][c] = 0;
            for (std::size_t w = 0; w < 3; ++w) {
                seen.direction[row][c] += grid.direction[w][row] * stored.direction[w][c];
            }
        }
    }
    return closestWorldAxes(seen);
}

Geometry permuted(const Geometry& stored, const AxisAssignment& axes)
{
    Geometry result;
    Vec3 firstVoxel{};
    for (std::size_t w = 0; w < 3; ++w) {
        const auto c = static_cast<std::size_t>(axes.axis[w]);
        result.size[w] = stored.size[c];
        result.spacingMm[w] = stored.spacingMm[c];
        firstVoxel[c] = axes.flipped[w] ? stored.size[c] - 1 : 0;
        for (std::size_t row = 0; row < 3; ++row) {
            const double cosine = stored.direction[row][c];
            result.direction[row][w] = axes.flipped[w] && cosine != 0 ? -cosine : cosine;
        }
    }
    result.originLps = stored.toLps(firstVoxel);
    return result;
}

}  // namespace

Geometry inOrderOf(const Geometry& grid, const Geometry& stored)
{
    return permuted(stored, axesAlong(grid, stored));
}

template <typename T>
Volume<T> inOrderOf(const Geometry& grid, const Volume<T>& stored)
{
    const AxisAssignment axes = axesAlong(grid, stored.geometry);
    if (axes == AxisAssignment{}) {
        return {permuted(stored.geometry, axes), stored.voxels};
    }
    Volume<T> result(permuted(stored.geometry, axes));
    const Index3& from = stored.geometry.size;
    const std::array<std::ptrdiff_t, 3> stride = {1, from[0],
                                                  static_cast<std::ptrdiff_t>(from[0]) * from[1]};
    std::array<std::ptrdiff_t, 3> step{};
    std::ptrdiff_t start = 0;
    for (std::size_t w = 0; w < 3; ++w) {
        const auto c = static_cast<std::size_t>(axes.axis[w]);
        step[w] = axes.flipped[w] ? -stride[c] : stride[c];
        start += axes.flipped[w] ? stride[c] * (from[c] - 1) : 0;
    }
    const Index3& to = result.geometry.size;
    inSliceRuns(to, [&](int begin, int end) {
        T* out = result.voxels.data() + result.geometry.offset(0, 0, begin);
        for (int k = begin; k < end; ++k) {
            for (int j = 0; j < to[1]; ++j, out += to[0]) {
                const T* in = stored.voxels.data() + start + k * step[2] + j * step[1];
                for (int i = 0; i < to[0]; ++i) {
                    out[i] = in[i * step[0]];
                }
            }
        }
    });
    return result;
}

bool sameGridInAnyOrder(const Geometry& a, const Geometry& b)
{
    return samePhysicalGrid(a, b) || samePhysicalGrid(a, inOrderOf(a, b));
}

template <typename T>
std::optional<Volume<T>> permutedOnto(const Geometry& grid, const Volume<T>& volume)
{
    if (samePhysicalGrid(grid, volume.geometry) || !sameGridInAnyOrder(grid, volume.geometry)) {
        return std::nullopt;
    }
    Volume<T> result = inOrderOf(grid, volume);
    result.geometry = grid;
    return result;
}

template Image inOrderOf(const Geometry&, const Image&);
template LabelMap inOrderOf(const Geometry&, const LabelMap&);
template Mask inOrderOf(const Geometry&, const Mask&);
template std::optional<Image> permutedOnto(const Geometry&, const Image&);
template std::optional<LabelMap> permutedOnto(const Geometry&, const LabelMap&);
template std::optional<Mask> permutedOnto(const Geometry&, const Mask&);

}  // namespace glioscope
