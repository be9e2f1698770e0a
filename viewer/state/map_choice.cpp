#include "viewer/state/map_choice.h"

#include <algorithm>

namespace glioscope {

MapChoice choiceOf(const ScalarContent& content)
{
    return {.meaning = content.meaning, .structure = content.structure};
}

std::vector<const Layer*> mapsOf(const Document& document, const Layer& segmentation)
{
    std::vector<const Layer*> maps;
    const bool computed = segmentation.origin.kind == Origin::Kind::Computed;
    for (const LayerId owner : {segmentation.id, computed ? segmentation.origin.from : 0}) {
        for (const Layer* layer : document.ownedBy(owner)) {
            const ScalarContent* map = layer->scalar();
            if (map && (owner == segmentation.id || !comparesSegmentations(map->meaning))) {
                maps.push_back(layer);
            }
        }
    }
    return maps;
}

const Layer* mapOf(const Document& document, const Layer& segmentation, const MapChoice& choice)
{
    const std::vector<const Layer*> maps = mapsOf(document, segmentation);
    const auto found = std::ranges::find_if(
        maps, [&](const Layer* layer) { return choiceOf(*layer->scalar()) == choice; });
    return found == maps.end() ? nullptr : *found;
}

}  // namespace glioscope
