#include "segmentation/session/thresholds.h"

#include "segmentation/session/value_counts.h"
#include "segmentation/system/error.h"
#include "segmentation/volume/region_labels.h"

#include <algorithm>

namespace glioscope {
namespace {

const ThresholdedMap* mapOf(Structure structure, const std::vector<ThresholdedMap>& maps)
{
    const auto found = std::ranges::find(maps, structure, &ThresholdedMap::structure);
    return found == maps.end() ? nullptr : &*found;
}

void paintRegions(const std::vector<ThresholdedMap>& maps, LabelMap& labels)
{
    for (const Region region : kAllRegions) {
        const ThresholdedMap* map = mapOf(structureOf(region), maps);
        const auto least = map ? leastAbove(map->threshold, map->perStep) : std::nullopt;
        for (std::size_t v = 0; least && v < labels.voxels.size(); ++v) {
            if (map->values->voxels[v] >= *least) {
                labels.voxels[v] = ringLabel(region);
            }
        }
    }
}

void paintMostProbable(const std::vector<ThresholdedMap>& maps, LabelMap& labels)
{
    std::vector<std::uint8_t> best(labels.voxels.size());
    for (const Label label : kTumourLabels) {
        const ThresholdedMap* map = mapOf(structureOf(label), maps);
        const auto least = map ? leastAbove(map->threshold, map->perStep) : std::nullopt;
        for (std::size_t v = 0; least && v < labels.voxels.size(); ++v) {
            const std::uint8_t value = map->values->voxels[v];
            if (value >= *least && value > best[v]) {
                best[v] = value;
                labels.voxels[v] = label;
            }
        }
    }
}

}  // namespace

LabelMap labelsAbove(const std::vector<ThresholdedMap>& maps)
{
    if (maps.empty()) {
        throw Error(Sentence::of("There are no probabilities to make a segmentation of."));
    }
    const Geometry& grid = maps.front().values->geometry;
    for (const ThresholdedMap& map : maps) {
        if (!(map.values->geometry == grid)) {
            throw Error(
                Sentence::of("The probabilities lie on different grids, so no segmentation "
                             "can be made of them; run the model again."));
        }
    }
    LabelMap labels(grid);
    const bool regions = mapOf(Structure::WholeTumour, maps) || mapOf(Structure::TumourCore, maps);
    regions ? paintRegions(maps, labels) : paintMostProbable(maps, labels);
    return labels;
}

}  // namespace glioscope
