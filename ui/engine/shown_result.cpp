#include "ui/engine/shown_result.h"

#include <algorithm>

namespace glioscope {
namespace {

bool isSameMap(const ScalarContent& one, const ScalarContent& other)
{
    return one.meaning == other.meaning && one.structure == other.structure &&
           one.perStep == other.perStep && one.values->voxels == other.values->voxels;
}

bool hasMap(const std::vector<Layer>& layers, LayerId owner, const ScalarContent& map)
{
    return std::ranges::any_of(layers, [&](const Layer& layer) {
        return layer.owner == owner && layer.scalar() && isSameMap(*layer.scalar(), map);
    });
}

}  // namespace

std::optional<LayerId> layerShowing(const ModelResult& result, const std::vector<Layer>& layers)
{
    for (const Layer& layer : layers) {
        // Without the model's hash nothing tells which weights made it.
        const bool isOfModel = layer.origin.kind == Origin::Kind::Model && layer.labels() &&
                               !layer.origin.modelSha256.empty() &&
                               layer.origin.modelSha256 == result.modelSha256;
        if (isOfModel && layer.labels()->map->voxels == result.labels.map->voxels &&
            std::ranges::all_of(result.maps, [&](const ScalarContent& map) {
                return hasMap(layers, layer.id, map);
            })) {
            return layer.id;
        }
    }
    return std::nullopt;
}

}  // namespace glioscope
