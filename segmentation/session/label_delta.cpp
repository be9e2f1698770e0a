#include "segmentation/session/label_delta.h"

#include "segmentation/system/error.h"
#include "segmentation/volume/geometry_sentence.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace glioscope {
namespace {

constexpr std::uint32_t kLongestRun = std::numeric_limits<std::uint32_t>::max();

Index3 voxelAt(std::size_t offset, const Index3& size)
{
    const auto columns = static_cast<std::size_t>(size[0]),
               rows = static_cast<std::size_t>(size[1]);
    return {static_cast<int>(offset % columns), static_cast<int>(offset / columns % rows),
            static_cast<int>(offset / columns / rows)};
}

void extend(VoxelBox& box, const Index3& voxel)
{
    for (std::size_t c = 0; c < 3; ++c) {
        box.begin[c] = std::min(box.begin[c], voxel[c]);
        box.end[c] = std::max(box.end[c], voxel[c] + 1);
    }
}

/// A run that ends in a later row holds the end of one row and the beginning of the next, and one
/// that ends in a later slice those of two slices.
void extend(VoxelBox& box, const LabelRun& run, const Index3& size)
{
    const Index3 first = voxelAt(run.begin, size), last = voxelAt(run.begin + run.length - 1, size);
    extend(box, first);
    extend(box, last);
    if (first[1] != last[1] || first[2] != last[2]) {
        extend(box, {0, first[1], first[2]});
        extend(box, {size[0] - 1, first[1], first[2]});
    }
    if (first[2] != last[2]) {
        extend(box, {0, 0, first[2]});
        extend(box, {0, size[1] - 1, first[2]});
    }
}

VoxelBox boxOf(const std::vector<LabelRun>& runs, const Index3& size)
{
    VoxelBox box = {.begin = size, .end = {0, 0, 0}};
    for (const LabelRun& run : runs) {
        extend(box, run, size);
    }
    return runs.empty() ? VoxelBox{} : box;
}

}  // namespace

LabelDelta labelDelta(const LabelMap& before, const LabelMap& after)
{
    if (before.geometry.size != after.geometry.size) {
        throw Error(Sentence::of("A segmentation of %1 cannot become one of %2 by changing labels.",
                                 described(before.geometry), described(after.geometry)));
    }
    LabelDelta delta{.size = before.geometry.size, .runs = {}, .box = {}};
    const std::size_t count = before.voxels.size();
    for (std::size_t at = 0; at < count;) {
        if (before.voxels[at] == after.voxels[at]) {
            ++at;
            continue;
        }
        LabelRun run{.begin = at, .before = before.voxels[at], .after = after.voxels[at]};
        while (at < count && before.voxels[at] == run.before && after.voxels[at] == run.after &&
               run.length < kLongestRun) {
            ++run.length;
            ++at;
        }
        delta.runs.push_back(run);
    }
    delta.box = boxOf(delta.runs, delta.size);
    return delta;
}

LabelDelta reversed(LabelDelta delta)
{
    for (LabelRun& run : delta.runs) {
        std::swap(run.before, run.after);
    }
    return delta;
}

std::shared_ptr<const LabelMap> applied(const LabelDelta& delta, const LabelMap& map)
{
    const auto startsHere = [&](const LabelRun& run) {
        if (run.begin > map.voxels.size() || run.length > map.voxels.size() - run.begin) {
            return false;
        }
        const auto first = map.voxels.begin() + static_cast<std::ptrdiff_t>(run.begin);
        return std::all_of(first, first + run.length, [&](Label l) { return l == run.before; });
    };
    if (delta.size != map.geometry.size || !std::ranges::all_of(delta.runs, startsHere)) {
        throw Error(Sentence::of(
            "The change was made to another segmentation than this one. Nothing was changed."));
    }
    auto changed = std::make_shared<LabelMap>(map);
    for (const LabelRun& run : delta.runs) {
        std::fill_n(changed->voxels.begin() + static_cast<std::ptrdiff_t>(run.begin), run.length,
                    run.after);
    }
    return changed;
}

}  // namespace glioscope
