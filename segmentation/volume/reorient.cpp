#include "segmentation/volume/reorient.h"

#include "segmentation/system/error.h"
#include "segmentation/volume/geometry_sentence.h"
#include "segmentation/volume/voxel_order.h"

#include <algorithm>
#include <cstddef>
#include <string>

namespace glioscope {
namespace {

/// With its axes along L, P and S.
constexpr Geometry kWorld;

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
    return inOrderOf(kWorld, geometry);
}

template <typename T>
Volume<T> reorientToLps(const Volume<T>& volume)
{
    return inOrderOf(kWorld, volume);
}

template <typename T>
Volume<T> reorientFromLps(const Volume<T>& volume, const Geometry& original)
{
    const Geometry lps = reorientedToLps(original);
    if (volume.geometry.size != lps.size) {
        throw Error(
            Sentence::of("A volume of %1 cannot be put back on a grid of %2. Give it "
                         "the grid that it was reoriented from.",
                         described(volume.geometry), described(original)));
    }
    Volume<T> result = volume.geometry == lps ? inOrderOf(original, volume)
                                              : inOrderOf(original, Volume<T>(lps, volume.voxels));
    result.geometry = original;
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
            Sentence::of("A part of %1 does not fill the box it should be pasted into. "
                         "Crop and paste with one box.",
                         described(part.geometry)));
    }
    copyRows(clipped(box, target.geometry.size), part, box.begin, target, {0, 0, 0});
}

std::optional<VoxelBox> boundingBox(const Image& image, float background)
{
    return boxOf(image, [background](float value) { return value != background; });
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
