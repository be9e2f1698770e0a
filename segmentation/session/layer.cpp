#include "segmentation/session/layer.h"

#include <utility>

namespace glioscope {

LayerKind kindOf(const LayerContent& content)
{
    return static_cast<LayerKind>(content.index());
}

LabelContent measured(std::shared_ptr<const LabelMap> map, LabelScheme scheme)
{
    LabelFigures figures = labelFigures(*map);
    return {.map = std::move(map), .figures = std::move(figures), .scheme = scheme};
}

}  // namespace glioscope
