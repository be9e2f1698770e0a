#include "segmentation/session/study.h"

#include <utility>

namespace glioscope {

Study studyOf(CaseImages images)
{
    TimePoint point{.name = {}, .images = std::move(images), .facts = {}};
    point.facts = imageFacts(point.images);
    return {.timePoints = {std::move(point)}};
}

}  // namespace glioscope
