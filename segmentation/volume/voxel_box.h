#pragma once

// Part of a grid, and the smallest that holds the voxels of interest.

#include "segmentation/volume/volume.h"

#include <algorithm>
#include <optional>

namespace glioscope {

/// Half-open box of voxels [begin, end) along i, j, k.
struct VoxelBox {
    Index3 begin = {0, 0, 0};
    Index3 end = {0, 0, 0};
    [[nodiscard]] Index3 size() const
    {
        return {end[0] - begin[0], end[1] - begin[1], end[2] - begin[2]};
    }
    bool operator==(const VoxelBox&) const = default;
};

/// Smallest box holding every voxel whose value `holds`; nothing where there is none.
template <typename T, typename Holds>
[[nodiscard]] std::optional<VoxelBox> boxOf(const Volume<T>& volume, const Holds& holds)
{
    const Index3& size = volume.geometry.size;
    VoxelBox box = {.begin = size, .end = {0, 0, 0}};
    for (int k = 0; k < size[2]; ++k) {
        for (int j = 0; j < size[1]; ++j) {
            const T* row = volume.voxels.data() + volume.geometry.offset(0, j, k);
            const T* end = row + size[0];
            // Most rows hold none; without a way out of the loop it is vectorised.
            bool any = false;
            for (const T* v = row; v < end; ++v) {
                any |= holds(*v);
            }
            if (!any) {
                continue;
            }
            const T* first = std::find_if(row, end, holds);
            const T* last = end - 1;
            while (!holds(*last)) {
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

}  // namespace glioscope
