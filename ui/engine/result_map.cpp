#include "ui/engine/result_map.h"

#include "segmentation/jobs/deviation_name.h"

#include <utility>

namespace glioscope {

std::string nameOfMap(const ScalarContent& map)
{
    return map.meaning == ScalarMeaning::Deviation ? kDeviationName : shortName(map);
}

ScalarContent mapCalled(const std::string& name, double threshold,
                        std::shared_ptr<const Volume<std::uint8_t>> values)
{
    if (name == kDeviationName) {
        return measured({.values = std::move(values),
                         .perStep = 0.5 / 255,
                         .meaning = ScalarMeaning::Deviation});
    }
    return measured({.values = std::move(values),
                     .structure = structureFromShortName(name),
                     .threshold = threshold});
}

}  // namespace glioscope
