#include "segmentation/case/model/label_words.h"

#include <algorithm>
#include <cctype>
#include <string_view>

namespace glioscope {

std::set<Label> labelsOfName(std::string name)
{
    std::ranges::transform(name, name.begin(), [](unsigned char c) { return std::tolower(c); });
    std::erase_if(name, [](char c) { return c == ' ' || c == '-' || c == '_'; });
    const auto has = [&](std::string_view part) { return name.find(part) != std::string::npos; };
    if (name == "background") {
        return {Label::Background};
    }
    if (name == "rc" || has("cavity")) {
        return {Label::ResectionCavity};
    }
    if (name == "wt" || has("wholetum")) {
        return {Label::Necrosis, Label::Oedema, Label::Enhancing};
    }
    if (name == "tc" || (has("core") && !has("enhanc") && !has("necro"))) {
        return {Label::Necrosis, Label::Enhancing};
    }
    // "Surrounding non-enhancing FLAIR hyperintensity" is no necrosis.
    if (name == "ed" || has("edema") || has("snfh") || has("hyperintens")) {
        return {Label::Oedema};
    }
    if (name.starts_with("ncr") || name.starts_with("net") || has("necro") || has("nonenh") ||
        has("cystic") || name == "cc" || name.starts_with("cyst")) {
        return {Label::Necrosis};
    }
    if (name == "et" || has("enhanc")) {
        return {Label::Enhancing};
    }
    return {};
}

}  // namespace glioscope
