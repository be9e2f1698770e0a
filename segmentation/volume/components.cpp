#include "segmentation/volume/components.h"

#include "segmentation/volume/reorient.h"

#include <algorithm>

namespace glioscope {
namespace {

using Part = std::vector<std::size_t>;  ///< offsets of its voxels

struct Range {
    int first;
    int last;
};

Range neighbours(int position, int length)
{
    return {std::max(0, position - 1), std::min(length - 1, position + 1)};
}

/// Follows one part from `first` on; its voxels are marked in `seen`.
template <typename T>
Part partFrom(const Volume<T>& labels, std::size_t first, std::vector<bool>& seen)
{
    const Index3& size = labels.geometry.size;
    Part part = {first};
    seen[first] = true;
    for (std::size_t next = 0; next < part.size(); ++next) {
        const auto offset = static_cast<int>(part[next]);
        const Range is = neighbours(offset % size[0], size[0]);
        const Range js = neighbours(offset / size[0] % size[1], size[1]);
        const Range ks = neighbours(offset / size[0] / size[1], size[2]);
        for (int k = ks.first; k <= ks.last; ++k) {
            for (int j = js.first; j <= js.last; ++j) {
                for (int i = is.first; i <= is.last; ++i) {
                    const std::size_t at = labels.geometry.offset(i, j, k);
                    if (!seen[at] && labels.voxels[at] != T{}) {
                        seen[at] = true;
                        part.push_back(at);
                    }
                }
            }
        }
    }
    return part;
}

template <typename T>
std::vector<Part> partsOf(const Volume<T>& labels)
{
    std::vector<Part> parts;
    std::vector<bool> seen(labels.voxels.size());
    for (std::size_t v = 0; v < labels.voxels.size(); ++v) {
        if (!seen[v] && labels.voxels[v] != T{}) {
            parts.push_back(partFrom(labels, v, seen));
        }
    }
    return parts;
}

/// Empties the parts below `share` of the largest.
template <typename T>
DroppedParts dropParts(Volume<T>& labels, double share)
{
    DroppedParts dropped;
    const std::vector<Part> parts = partsOf(labels);
    std::size_t largest = 0;
    for (const Part& part : parts) {
        largest = std::max(largest, part.size());
    }
    for (const Part& part : parts) {
        if (static_cast<double>(part.size()) < share * static_cast<double>(largest)) {
            ++dropped.parts;
            dropped.voxels += part.size();
            for (const std::size_t voxel : part) {
                labels.voxels[voxel] = T{};
            }
        }
    }
    return dropped;
}

/// Looks for parts only in the box that holds all of them.
template <typename T>
DroppedParts dropInBox(Volume<T>& labels, double share)
{
    const auto box = boxOf(labels, [](T label) { return label != T{}; });
    if (share <= 0 || !box) {
        return {};
    }
    Volume<T> part = crop(labels, *box);
    const DroppedParts dropped = dropParts(part, share);
    if (dropped.parts > 0) {
        paste(part, *box, labels);
    }
    return dropped;
}

}  // namespace

DroppedParts dropSmallParts(LabelMap& labels, double share)
{
    return dropInBox(labels, share);
}

DroppedParts dropSmallParts(Mask& mask, double share)
{
    return dropInBox(mask, share);
}

}  // namespace glioscope
