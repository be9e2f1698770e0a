#include "segmentation/session/layer.h"

#include <utility>

namespace glioscope {

LayerKind kindOf(const LayerContent& content)
{
    return static_cast<LayerKind>(content.index());
}

LayerStyle defaultStyle(LayerKind kind)
{
    // A picture of numbers must outweigh the tissue under it, a fill of labels must not.
    return kind == LayerKind::Scalar ? LayerStyle{.opacity = 0.6} : LayerStyle{};
}

ScalarContent measured(ScalarContent content)
{
    content.counts = countValues(*content.values);
    return content;
}

std::string shortName(const ScalarContent& content)
{
    if (content.meaning == ScalarMeaning::Entropy) {
        return "Entropy";
    }
    return content.structure ? std::string(shortName(*content.structure)) : std::string();
}

LabelContent measured(std::shared_ptr<const LabelMap> map, LabelScheme scheme)
{
    LabelFigures figures = labelFigures(*map);
    return {.map = std::move(map), .figures = std::move(figures), .scheme = scheme};
}

}  // namespace glioscope
