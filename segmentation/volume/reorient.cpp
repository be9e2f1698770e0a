#include "segmentation/volume/reorient.h"

#include "segmentation/system/error.h"

#include <algorithm>
#include <cstddef>
#include <string>

namespace glioscope {
namespace {

/// Where output axis w of a reorientation steps in the array of the unoriented grid.
struct Walk {
    std::ptrdiff_t start = 0;
    std::array<std::ptrdiff_t, 3> step = {0, 0, 0};
};

Walk walkAlongWorld(const Geometry& original)
{
    const AxisAssignment axes = closestWorldAxes(original);
    const std::array<std::ptrdiff_t, 3> stride = {
        1, original.size[0], static_cast<std::ptrdiff_t>(original.size[0]) * original.size[1]};
    Walk walk;
    for (int w = 0; w < 3; ++w) {
        const int c = axes.axis[w];
        walk.step[w] = axes.flipped[w] ? -stride[c] : stride[c];
        walk.start += axes.flipped[w] ? stride[c] * (original.size[c] - 1) : 0;
    }
    return walk;
}

/// Calls visit(offset on the LPS grid, offset on the original grid) for the start of every row
/// along L.
template <typename Visit>
void forEachRow(const Walk& walk, const Index3& lpsSize, Visit visit)
{
    std::ptrdiff_t lpsOffset = 0;
    for (int k = 0; k < lpsSize[2]; ++k) {
        for (int j = 0; j < lpsSize[1]; ++j, lpsOffset += lpsSize[0]) {
            visit(lpsOffset, walk.start + k * walk.step[2] + j * walk.step[1]);
        }
    }
}

/// Part of a box that lies inside a grid; empty boxes have begin == end.
VoxelBox clipped(const VoxelBox& box, const Index3& size)
{
    VoxelBox inside;
    for (int c = 0; c < 3; ++c) {
        inside.begin[c] = std::clamp(box.begin[c], 0, size[c]);
        inside.end[c] = std::clamp(box.end[c], inside.begin[c], size[c]);
    }
    return inside;
}

/// Copies the rows of `inside` from `source` to `target`; indices of each are relative to its own
/// begin.
template <typename T>
void copyRows(const VoxelBox& inside, const Volume<T>& source, const Index3& sourceBegin,
              Volume<T>& target, const Index3& targetBegin)
{
    const int count = inside.end[0] - inside.begin[0];
    if (count <= 0) {
        return;
    }
    for (int k = inside.begin[2]; k < inside.end[2]; ++k) {
        for (int j = inside.begin[1]; j < inside.end[1]; ++j) {
            const int i = inside.begin[0];
            const T* from = &source.at(i - sourceBegin[0], j - sourceBegin[1], k - sourceBegin[2]);
            std::copy_n(from, count,
                        &target.at(i - targetBegin[0], j - targetBegin[1], k - targetBegin[2]));
        }
    }
}

}  // namespace

Geometry reorientedToLps(const Geometry& geometry)
{
    const AxisAssignment axes = closestWorldAxes(geometry);
    Geometry result;
    Vec3 firstVoxel{};
    for (int w = 0; w < 3; ++w) {
        const int c = axes.axis[w];
        result.size[w] = geometry.size[c];
        result.spacingMm[w] = geometry.spacingMm[c];
        firstVoxel[c] = axes.flipped[w] ? geometry.size[c] - 1 : 0;
        for (int row = 0; row < 3; ++row) {
            const double cosine = geometry.direction[row][c];
            result.direction[row][w] = axes.flipped[w] && cosine != 0 ? -cosine : cosine;
        }
    }
    result.originLps = geometry.toLps(firstVoxel);
    return result;
}

template <typename T>
Volume<T> reorientToLps(const Volume<T>& volume)
{
    Volume<T> result(reorientedToLps(volume.geometry));
    const Walk walk = walkAlongWorld(volume.geometry);
    const int count = result.geometry.size[0];
    forEachRow(walk, result.geometry.size, [&](std::ptrdiff_t to, std::ptrdiff_t from) {
        T* out = result.voxels.data() + to;
        const T* in = volume.voxels.data() + from;
        for (int i = 0; i < count; ++i) {
            out[i] = in[i * walk.step[0]];
        }
    });
    return result;
}

template <typename T>
Volume<T> reorientFromLps(const Volume<T>& volume, const Geometry& original)
{
    const Index3 expected = reorientedToLps(original).size;
    if (volume.geometry.size != expected) {
        throw Error("A volume of " + describe(volume.geometry) +
                    " cannot be put back on a grid of " + describe(original) +
                    ". Give it the grid that it was reoriented from.");
    }
    Volume<T> result(original);
    const Walk walk = walkAlongWorld(original);
    forEachRow(walk, expected, [&](std::ptrdiff_t from, std::ptrdiff_t to) {
        const T* in = volume.voxels.data() + from;
        T* out = result.voxels.data() + to;
        for (int i = 0; i < expected[0]; ++i) {
            out[i * walk.step[0]] = in[i];
        }
    });
    return result;
}

Geometry croppedGeometry(const Geometry& geometry, const VoxelBox& box)
{
    Geometry result = geometry;
    result.size = box.size();
    result.originLps =
        geometry.toLps({static_cast<double>(box.begin[0]), static_cast<double>(box.begin[1]),
                        static_cast<double>(box.begin[2])});
    return result;
}

template <typename T>
Volume<T> crop(const Volume<T>& volume, const VoxelBox& box, T outside)
{
    Volume<T> result(croppedGeometry(volume.geometry, box), outside);
    copyRows(clipped(box, volume.geometry.size), volume, {0, 0, 0}, result, box.begin);
    return result;
}

template <typename T>
void paste(const Volume<T>& part, const VoxelBox& box, Volume<T>& target)
{
    if (part.geometry.size != box.size()) {
        throw Error(
            "A part of " + describe(part.geometry) +
            " does not fill the box it should be pasted into. Crop and paste with one box.");
    }
    copyRows(clipped(box, target.geometry.size), part, box.begin, target, {0, 0, 0});
}

std::optional<VoxelBox> boundingBox(const Image& image, float background)
{
    const Index3& size = image.geometry.size;
    VoxelBox box = {.begin = size, .end = {0, 0, 0}};
    const auto differs = [background](float value) { return value != background; };
    for (int k = 0; k < size[2]; ++k) {
        for (int j = 0; j < size[1]; ++j) {
            const float* row = image.voxels.data() + image.geometry.offset(0, j, k);
            const float* end = row + size[0];
            const float* first = std::find_if(row, end, differs);
            if (first == end) {
                continue;
            }
            const float* last = end - 1;
            while (!differs(*last)) {
                --last;
            }
            box.begin = {std::min(box.begin[0], static_cast<int>(first - row)),
                         std::min(box.begin[1], j), std::min(box.begin[2], k)};
            box.end = {std::max(box.end[0], static_cast<int>(last - row) + 1),
                       std::max(box.end[1], j + 1), k + 1};
        }
    }
    return box.end[2] > 0 ? std::optional(box) : std::nullopt;
}

VoxelBox grown(const VoxelBox& box, int margin, const Index3& size)
{
    VoxelBox result = box;
    for (int c = 0; c < 3; ++c) {
        result.begin[c] -= margin;
        result.end[c] += margin;
    }
    return clipped(result, size);
}

template Volume<float> reorientToLps(const Volume<float>&);
template Volume<Label> reorientToLps(const Volume<Label>&);
template Volume<std::uint8_t> reorientToLps(const Volume<std::uint8_t>&);
template Volume<float> reorientFromLps(const Volume<float>&, const Geometry&);
template Volume<Label> reorientFromLps(const Volume<Label>&, const Geometry&);
template Volume<std::uint8_t> reorientFromLps(const Volume<std::uint8_t>&, const Geometry&);
template Volume<float> crop(const Volume<float>&, const VoxelBox&, float);
template Volume<Label> crop(const Volume<Label>&, const VoxelBox&, Label);
template Volume<std::uint8_t> crop(const Volume<std::uint8_t>&, const VoxelBox&, std::uint8_t);
template void paste(const Volume<float>&, const VoxelBox&, Volume<float>&);
template void paste(const Volume<Label>&, const VoxelBox&, Volume<Label>&);
template void paste(const Volume<std::uint8_t>&, const VoxelBox&, Volume<std::uint8_t>&);

}  // namespace glioscope
