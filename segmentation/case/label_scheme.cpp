#include "segmentation/case/label_scheme.h"

#include "segmentation/case/case_naming.h"
#include "segmentation/case/file_error.h"

#include <algorithm>
#include <iterator>

namespace glioscope {
namespace {

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

std::vector<LabelScheme> fittingSchemes(std::span<const int> values, const std::filesystem::path& file)
{
    std::vector<LabelScheme> fitting;
    std::ranges::copy_if(kChoosableLabelSchemes, std::back_inserter(fitting), [&](LabelScheme scheme) {
        return holds(scheme, values) &&
               (scheme != LabelScheme::BratsPed || isPaediatric(file.filename().string()));
    });
    return fitting;
}

std::string howToChoose(const std::filesystem::path& file)
{
    return isPaediatric(file.filename().string())
               ? "choose with --labels brats2023 or brats-ped (from 2024)."
               : "choose with --labels brats2021, brats2023 or msd.";
}

/// `scheme` does not have some value: a question where another one has. `whose` ends in its name.
[[noreturn]] void failStrange(LabelScheme scheme, const std::string& whose,
                              std::span<const int> values, const std::filesystem::path& file)
{
    const std::string said = "holds the label value " + std::to_string(*stranger(scheme, values)) +
                             ", which " + whose + std::string(displayName(scheme)) +
                             " does not have; ";
    std::vector<LabelScheme> fitting = fittingSchemes(values, file);
    if (!fitting.empty()) {
        throw AmbiguousLabels(file.string() + " " + said + howToChoose(file), std::move(fitting));
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
        failStrange(*settled, "the scheme that its case goes by, ", values, file);
    }
    const bool hasFour = std::ranges::find(values, 4) != values.end();
    if (hasFour && isPaediatric(file.filename().string()) && holds(LabelScheme::BratsPed, values)) {
        return LabelScheme::BratsPed;  // the release of 2023 has no 4
    }
    if (hasFour && holds(LabelScheme::Brats2021, values)) {
        return LabelScheme::Brats2021;
    }
    if (chosen) {
        if (!holds(*chosen, values)) {
            failStrange(*chosen, "", values, file);
        }
        return *chosen;
    }
    if (std::ranges::all_of(values, [](int value) { return value == 0; })) {
        return LabelScheme::Brats2021;
    }
    std::vector<LabelScheme> fitting = fittingSchemes(values, file);
    if (fitting.empty()) {
        const auto known = [](int value) {
            return std::ranges::any_of(kChoosableLabelSchemes, [&](LabelScheme s) {
                return labelFromFileValue(s, value).has_value();
            });
        };
        const auto odd = std::ranges::find_if_not(values, known);
        fail(file, "holds the label value " + std::to_string(odd == values.end() ? 4 : *odd) +
                       ", so its values " + listed(values) +
                       " fit no known scheme; check that it is a mask of tumour labels.");
    }
    throw AmbiguousLabels(file.string() + " holds the label values " + listed(values) +
                              ", and nothing tells which scheme they follow; " + howToChoose(file),
                          std::move(fitting));
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
