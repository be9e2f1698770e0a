#include "segmentation/case/label_scheme.h"

#include "segmentation/case/file_error.h"

#include <algorithm>

namespace glioscope {
namespace {

constexpr std::array kSchemes = {LabelScheme::Brats2021, LabelScheme::Brats2023, LabelScheme::Msd};
constexpr std::string_view kMark = "Glioscope labels ";

/// First value that the scheme does not have.
std::optional<int> stranger(LabelScheme scheme, std::span<const int> values)
{
    const auto found = std::ranges::find_if(
        values, [&](int value) { return !labelFromFileValue(scheme, value).has_value(); });
    return found == values.end() ? std::nullopt : std::optional(*found);
}

bool holds(LabelScheme scheme, std::span<const int> values)
{
    return !stranger(scheme, values).has_value();
}

std::string listed(std::span<const int> values)
{
    std::string text;
    for (const int value : values) {
        text += (text.empty() ? "" : ", ") + std::to_string(value);
    }
    return text;
}

constexpr const char* kHowToChoose = "choose with --labels brats2021, brats2023 or msd.";

/// The scheme that the evidence names does not have some value: a question where another one has.
[[noreturn]] void failNamed(LabelScheme named, std::span<const int> values,
                            const std::filesystem::path& file)
{
    const std::string said = "holds the label value " + std::to_string(*stranger(named, values)) +
                             ", which the scheme that its case goes by, " +
                             std::string(displayName(named)) + ", does not have; ";
    if (std::ranges::any_of(kSchemes, [&](LabelScheme s) { return holds(s, values); })) {
        throw AmbiguousInput(file.string() + " " + said + kHowToChoose);
    }
    fail(file, said + "check that it is a mask of tumour labels.");
}

}  // namespace

LabelScheme decideScheme(std::span<const int> values, const SchemeEvidence& evidence,
                         const std::filesystem::path& file)
{
    const auto settled = evidence.marked ? evidence.marked : evidence.named;
    const auto& chosen = evidence.chosen;
    if (settled && holds(*settled, values)) {
        return *settled;
    }
    if (settled) {
        if (chosen && holds(*chosen, values)) {
            return *chosen;
        }
        failNamed(*settled, values, file);
    }
    if (std::ranges::find(values, 4) != values.end() && holds(LabelScheme::Brats2021, values)) {
        return LabelScheme::Brats2021;
    }
    if (chosen) {
        if (const auto value = stranger(*chosen, values)) {
            fail(file, "holds the label value " + std::to_string(*value) + ", which " +
                           std::string(displayName(*chosen)) + " does not have; " + kHowToChoose);
        }
        return *chosen;
    }
    if (std::ranges::all_of(values, [](int value) { return value == 0; })) {
        return LabelScheme::Brats2021;
    }
    if (std::ranges::none_of(kSchemes, [&](LabelScheme s) { return holds(s, values); })) {
        const auto known = [](int value) {
            return std::ranges::any_of(kSchemes, [&](LabelScheme s) {
                return labelFromFileValue(s, value).has_value();
            });
        };
        const auto odd = std::ranges::find_if_not(values, known);
        fail(file, "holds the label value " + std::to_string(odd == values.end() ? 4 : *odd) +
                       ", so its values " + listed(values) +
                       " fit no known scheme; check that it is a mask of tumour labels.");
    }
    throw AmbiguousInput(file.string() + " holds the label values " + listed(values) +
                         ", and nothing tells which scheme they follow; " + kHowToChoose);
}

std::string markFor(LabelScheme scheme)
{
    return std::string(kMark) + std::string(key(scheme));
}

std::optional<LabelScheme> markOf(std::string_view description)
{
    return description.starts_with(kMark) ? labelSchemeFromKey(description.substr(kMark.size()))
                                          : std::nullopt;
}

}  // namespace glioscope
