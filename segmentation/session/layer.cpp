#include "segmentation/session/layer.h"

#include <array>
#include <cmath>
#include <cstdio>
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
    switch (content.meaning) {
    case ScalarMeaning::Entropy: return "Entropy";
    case ScalarMeaning::Deviation: return "SD";
    case ScalarMeaning::Agreement: return "Agreement";
    case ScalarMeaning::Errors: return "Errors";
    case ScalarMeaning::BrainMask: return "Brain";
    case ScalarMeaning::Probability:
    case ScalarMeaning::Occupancy: break;
    }
    const std::string structure(content.structure ? shortName(*content.structure) : "");
    return content.meaning == ScalarMeaning::Occupancy ? structure + " share" : structure;
}

std::string valueText(const ScalarContent& content, std::uint8_t value)
{
    constexpr std::array kVerdicts = {"true negative", "true positive", "false positive",
                                      "false negative"};
    if (content.meaning == ScalarMeaning::Errors && value < kVerdicts.size()) {
        return kVerdicts[value];
    }
    if (content.meaning == ScalarMeaning::Agreement) {
        return std::to_string(value) + " of " + std::to_string(std::lround(1 / content.perStep));
    }
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.2f", value * content.perStep);
    return text.data();
}

LabelContent measured(std::shared_ptr<const LabelMap> map, LabelScheme scheme)
{
    LabelFigures figures = labelFigures(*map);
    return {.map = std::move(map), .figures = std::move(figures), .scheme = scheme};
}

}  // namespace glioscope
