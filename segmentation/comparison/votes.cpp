#include "segmentation/comparison/votes.h"

#include "segmentation/system/error.h"
#include "segmentation/volume/geometry_sentence.h"
#include "segmentation/volume/voxel_order.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace glioscope {
namespace {

void requireComparable(const LabelMaps& maps)
{
    if (maps.empty() || maps.size() > kMostVoters) {
        throw Error(Sentence::of("Between 1 and %1 segmentations can be compared at once, not %2.",
                                 kMostVoters, maps.size()));
    }
    for (const auto& map : maps) {
        if (map->geometry.size != maps.front()->geometry.size) {
            throw Error(Sentence::of(
                "A segmentation of %1 cannot be compared voxel by voxel with one of %2.",
                described(map->geometry), described(maps.front()->geometry)));
        }
    }
}

/// Any label of any map, along one row of the grid.
bool mergeRow(const LabelMaps& maps, std::size_t offset, std::vector<std::uint8_t>& row)
{
    std::ranges::fill(row, std::uint8_t{0});
    for (const auto& map : maps) {
        const Label* labels = map->voxels.data() + offset;
        for (std::size_t i = 0; i < row.size(); ++i) {
            row[i] |= static_cast<std::uint8_t>(labels[i]);
        }
    }
    std::uint8_t any = 0;
    for (const std::uint8_t value : row) {
        any |= value;
    }
    return any != 0;
}

void vote(const LabelMap& map, Structure structure, LayerSet bit, Votes& votes)
{
    std::array<LayerSet, 256> saying{};
    const PerLabel<bool> inside = labelsIn(structure);
    for (const Label label : kMarkedLabels) {
        saying[static_cast<std::size_t>(label)] = inside[label] ? bit : LayerSet{0};
    }
    const auto [ni, nj, nk] = votes.box.size();
    LayerSet* out = votes.sets.data();
    for (int k = 0; k < nk; ++k) {
        for (int j = 0; j < nj; ++j) {
            const Label* in = map.voxels.data() + votes.rowInGrid(j, k);
            for (int i = 0; i < ni; ++i) {
                *out++ |= saying[static_cast<std::size_t>(in[i])];
            }
        }
    }
}

}  // namespace

std::shared_ptr<const LabelMap> onGrid(const Geometry& grid, std::shared_ptr<const LabelMap> map)
{
    if (samePhysicalGrid(grid, map->geometry)) {
        return map;
    }
    std::optional<LabelMap> permuted = permutedOnto(grid, *map);
    return permuted ? std::make_shared<const LabelMap>(std::move(*permuted)) : nullptr;
}

std::optional<VoxelBox> labelledBox(const LabelMaps& maps)
{
    requireComparable(maps);
    const Geometry& grid = maps.front()->geometry;
    VoxelBox box = {.begin = grid.size, .end = {0, 0, 0}};
    std::vector<std::uint8_t> row(static_cast<std::size_t>(grid.size[0]));
    const auto marked = [](std::uint8_t value) { return value != 0; };
    for (int k = 0; k < grid.size[2]; ++k) {
        for (int j = 0; j < grid.size[1]; ++j) {
            if (!mergeRow(maps, grid.offset(0, j, k), row)) {
                continue;
            }
            const auto first = std::ranges::find_if(row, marked) - row.begin();
            const auto last = row.rend() - std::find_if(row.rbegin(), row.rend(), marked);
            box.begin = {std::min(box.begin[0], static_cast<int>(first)), std::min(box.begin[1], j),
                         std::min(box.begin[2], k)};
            box.end = {std::max(box.end[0], static_cast<int>(last)), std::max(box.end[1], j + 1),
                       k + 1};
        }
    }
    return box.end[2] > 0 ? std::optional(box) : std::nullopt;
}

Votes votesOf(const LabelMaps& maps, Structure structure, std::optional<VoxelBox> box)
{
    requireComparable(maps);
    box = box ? box : labelledBox(maps);
    Votes votes = {.grid = maps.front()->geometry,
                   .box = box.value_or(VoxelBox{}),
                   .sets = {},
                   .layers = maps.size()};
    const Index3 size = votes.box.size();
    votes.sets.assign(static_cast<std::size_t>(size[0]) * static_cast<std::size_t>(size[1]) *
                          static_cast<std::size_t>(size[2]),
                      0);
    for (std::size_t n = 0; n < maps.size(); ++n) {
        vote(*maps[n], structure, static_cast<LayerSet>(1U << n), votes);
    }
    return votes;
}

std::vector<SetVolume> overlapsOf(const Votes& votes)
{
    std::array<std::size_t, 256> voxels{};
    for (const LayerSet set : votes.sets) {
        ++voxels[set];
    }
    std::vector<SetVolume> volumes;
    for (std::size_t set = 1; set < voxels.size(); ++set) {
        if (voxels[set] > 0) {
            volumes.push_back(
                {.sayIt = static_cast<LayerSet>(set),
                 .voxels = voxels[set],
                 .ml = static_cast<double>(voxels[set]) * votes.grid.voxelVolumeMl()});
        }
    }
    std::ranges::stable_sort(volumes, std::ranges::greater(), &SetVolume::voxels);
    return volumes;
}

double volumeMl(const std::vector<SetVolume>& overlaps, std::size_t layer)
{
    double ml = 0;
    for (const SetVolume& set : overlaps) {
        ml += (set.sayIt >> layer & 1) != 0 ? set.ml : 0;
    }
    return ml;
}

SetVolume contestedOf(const Votes& votes)
{
    SetVolume contested;
    for (const SetVolume& volume : overlapsOf(votes)) {
        if (volume.sayIt != votes.everybody()) {
            contested.sayIt |= volume.sayIt;
            contested.voxels += volume.voxels;
        }
    }
    contested.ml = static_cast<double>(contested.voxels) * votes.grid.voxelVolumeMl();
    return contested;
}

}  // namespace glioscope
