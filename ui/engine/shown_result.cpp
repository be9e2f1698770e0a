#include "ui/engine/shown_result.h"

#include <algorithm>

namespace glioscope {
namespace {

/// Of one meaning and structure.
bool isSameMap(const ScalarContent& one, const ScalarContent& other)
{
    return one.perStep == other.perStep && one.values->voxels == other.values->voxels;
}

enum class Presence { Absent, Same, Other };

/// Of a map, among those of a layer.
Presence presenceOf(const ScalarContent& map, LayerId owner, const std::vector<Layer>& layers)
{
    for (const Layer& layer : layers) {
        const ScalarContent* other = layer.owner == owner ? layer.scalar() : nullptr;
        if (other && other->meaning == map.meaning && other->structure == map.structure) {
            return isSameMap(*other, map) ? Presence::Same : Presence::Other;
        }
    }
    return Presence::Absent;
}

/// Every map of the result has one of the two.
std::optional<LayerId> layerWith(const ModelResult& result, const std::vector<Layer>& layers,
                                 Presence one, Presence other)
{
    for (const Layer& layer : layers) {
        // Without the model's hash nothing tells which weights made it.
        const bool isOfModel = layer.origin.kind == Origin::Kind::Model && layer.labels() &&
                               !layer.origin.modelSha256.empty() &&
                               layer.origin.modelSha256 == result.modelSha256;
        const auto fits = [&](const ScalarContent& map) {
            const Presence found = presenceOf(map, layer.id, layers);
            return found == one || found == other;
        };
        if (isOfModel && layer.labels()->map->voxels == result.labels.map->voxels &&
            std::ranges::all_of(result.maps, fits)) {
            return layer.id;
        }
    }
    return std::nullopt;
}

}  // namespace

std::optional<LayerId> layerShowing(const ModelResult& result, const std::vector<Layer>& layers)
{
    return layerWith(result, layers, Presence::Same, Presence::Same);
}

std::optional<LayerId> layerAgreeing(const ModelResult& result, const std::vector<Layer>& layers)
{
    return layerWith(result, layers, Presence::Same, Presence::Absent);
}

}  // namespace glioscope
