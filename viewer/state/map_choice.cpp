#include "viewer/state/map_choice.h"

#include <algorithm>

namespace glioscope {

MapChoice choiceOf(const ScalarContent& content)
{
    return {.meaning = content.meaning, .structure = content.structure};
}

std::vector<const Layer*> mapsOf(const Document& document, const Layer& segmentation)
{
    std::vector<const Layer*> maps = document.ownedBy(segmentation.id);
    if (maps.empty() && segmentation.origin.kind == Origin::Kind::Computed) {
        maps = document.ownedBy(segmentation.origin.from);
    }
    std::erase_if(maps, [](const Layer* layer) { return layer->scalar() == nullptr; });
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
