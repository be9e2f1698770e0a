#include "segmentation/system/setting.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdio>

namespace glioscope {
namespace {

bool holds(const SettingRange& range, double value)
{
    return std::isfinite(value) && (range.above ? value > range.least : value >= range.least) &&
           (range.below ? value < range.most : value <= range.most);
}

std::string numberText(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.12g", value);
    return text;
}

void replace(std::string& text, const std::string& mark, const std::string& by)
{
    if (const std::size_t at = text.find(mark); at != std::string::npos) {
        text.replace(at, mark.size(), by);
    }
}

}  // namespace

bool isWithin(const SettingRange& range, const SettingValue& value)
{
    return std::visit(
        [&](const auto& held) {
            using T = std::decay_t<decltype(held)>;
            if constexpr (std::is_same_v<T, bool>) {
                return true;
            } else if constexpr (std::is_arithmetic_v<T>) {
                return holds(range, static_cast<double>(held));
            } else if constexpr (std::is_same_v<T, std::array<int, 3>> ||
                                 std::is_same_v<T, std::array<double, 3>>) {
                return std::ranges::all_of(held, [&](double each) { return holds(range, each); });
            } else {
                return true;
            }
        },
        value);
}

Sentence rangeText(const SettingRange& range)
{
    if (!std::isfinite(range.least)) {
        return {};
    }
    const Sentence::Number least{numberText(range.least)}, most{numberText(range.most)};
    if (!std::isfinite(range.most)) {
        return Sentence::of("at least %1", least);
    }
    return range.above   ? Sentence::of("above %1 and at most %2", least, most)
           : range.below ? Sentence::of("from %1 to below %2", least, most)
                         : Sentence::of("%1 to %2", least, most);
}

std::string optionHelp(const SettingFacts& setting)
{
    std::string text = setting.optionHelp ? setting.optionHelp : setting.help;
    const bool beginsWithRange = text.starts_with("%1");
    replace(text, "%1", rangeText(setting.range));
    if (beginsWithRange) {
        text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
    }
    return text;
}

std::string valueText(const SettingValue& value)
{
    return std::visit(
        [](const auto& held) -> std::string {
            using T = std::decay_t<decltype(held)>;
            if constexpr (std::is_same_v<T, bool>) {
                return held ? "on" : "off";
            } else if constexpr (std::is_same_v<T, double>) {
                return numberText(held);
            } else if constexpr (std::is_arithmetic_v<T>) {
                return std::to_string(held);
            } else if constexpr (std::is_same_v<T, std::string>) {
                return held;
            } else if constexpr (std::is_same_v<T, std::vector<std::string>>) {
                std::string text;
                for (const std::string& each : held) {
                    text += (text.empty() ? "" : " ") + each;
                }
                return text;
            } else {
                return numberText(held[0]) + "x" + numberText(held[1]) + "x" + numberText(held[2]);
            }
        },
        value);
}

}  // namespace glioscope
