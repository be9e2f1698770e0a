#include "segmentation/session/layer.h"

#include <utility>

namespace glioscope {

LabelContent measured(std::shared_ptr<const LabelMap> map)
{
    LabelFigures figures = labelFigures(*map);
    return {.map = std::move(map), .figures = std::move(figures)};
}

}  // namespace glioscope
