#include "segmentation/case/formats/label_scheme.h"

#include "segmentation/case/model/case_naming.h"
#include "segmentation/case/model/file_error.h"

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

/// First value that dataset.json calls otherwise than the scheme.
std::optional<int> contradicted(LabelScheme scheme, const std::map<int, Label>& named)
{
    const auto found = std::ranges::find_if(named, [&](const auto& entry) {
        return labelFromFileValue(scheme, entry.first) != entry.second;
    });
    return found == named.end() ? std::nullopt : std::optional(found->first);
}

/// The labels in question, and what is known of them.
struct Question {
    std::span<const int> values;
    const SchemeEvidence& evidence;
    const std::filesystem::path& file;

    [[nodiscard]] bool fits(LabelScheme scheme) const
    {
        return holds(scheme, values) && !contradicted(scheme, evidence.namedValues);
    }
    /// Enhancing tumour of one scheme and the cavity of another.
    [[nodiscard]] bool fourIsUnclear() const
    {
        return std::ranges::find(values, 4) != values.end() && fits(LabelScheme::Brats2021) &&
               fits(LabelScheme::Brats2023);
    }
    /// As in masks that mark the whole tumour by one number, which no scheme has.
    [[nodiscard]] bool onlyOneIsMarked() const
    {
        return std::ranges::find(values, 1) != values.end() &&
               std::ranges::all_of(values, [](int value) { return value == 0 || value == 1; });
    }
    [[nodiscard]] std::vector<LabelScheme> fitting() const
    {
        std::vector<LabelScheme> schemes;
        std::ranges::copy_if(kChoosableLabelSchemes, std::back_inserter(schemes),
                             [&](LabelScheme scheme) { return fits(scheme); });
        return schemes;
    }
};

constexpr std::string_view kMeaningsOfFour =
    ": 4 is enhancing tumour in BraTS to 2021 and the resection cavity from 2024";

constexpr std::string_view kMeaningOfOne =
    ": where 1 marks the whole tumour, none does, and the mask tells none of its parts";

/// "choose with --labels brats2023, msd or brats-ped."
std::string howToChoose(const std::vector<LabelScheme>& fitting)
{
    return "choose with --labels " + listedKeys(keysOf(fitting)) + ".";
}

/// `scheme` does not have some value: a question where another one has. `whose` ends in its name.
[[noreturn]] void failStrange(LabelScheme scheme, const std::string& whose,
                              const Question& question)
{
    const std::string said = "holds the label value " +
                             std::to_string(*stranger(scheme, question.values)) + ", which " +
                             whose + std::string(displayName(scheme)) + " does not have; ";
    const std::vector<LabelScheme> fitting = question.fitting();
    if (!fitting.empty()) {
        throw AmbiguousLabels(question.file.string() + " " + said + howToChoose(fitting), fitting);
    }
    fail(question.file, said + "check that it is a mask of tumour labels.");
}

[[noreturn]] void failUnknown(const Question& question)
{
    const auto known = [](int value) {
        return std::ranges::any_of(kChoosableLabelSchemes, [&](LabelScheme scheme) {
            return labelFromFileValue(scheme, value).has_value();
        });
    };
    const auto odd = std::ranges::find_if_not(question.values, known);
    if (odd == question.values.end() && !question.evidence.namedValues.empty()) {
        fail(question.file,
             "holds the label values " + listed(question.values) +
                 ", and no known scheme has them with the names that dataset.json gives "
                 "them; correct its labels.");
    }
    fail(question.file, "holds the label value " +
                            std::to_string(odd == question.values.end() ? 4 : *odd) +
                            ", so its values " + listed(question.values) +
                            " fit no known scheme; check that it is a mask of tumour labels.");
}

/// The user's choice, which must not contradict what is written.
LabelScheme chosenScheme(LabelScheme chosen, const Question& question)
{
    if (!holds(chosen, question.values)) {
        failStrange(chosen, "", question);
    }
    if (const auto value = contradicted(chosen, question.evidence.namedValues)) {
        fail(question.file, "cannot follow " + std::string(displayName(chosen)) +
                                ": dataset.json calls " + std::to_string(*value) + " " +
                                std::string(displayName(question.evidence.namedValues.at(*value))) +
                                "; choose another scheme with --labels, or correct dataset.json.");
    }
    return chosen;
}

}  // namespace

LabelScheme decideScheme(std::span<const int> values, const SchemeEvidence& evidence,
                         const std::filesystem::path& file)
{
    const Question question = {values, evidence, file};
    const auto settled = evidence.marked ? evidence.marked : evidence.named;
    if (settled && holds(*settled, values)) {
        return *settled;
    }
    if (settled) {
        if (evidence.chosen && holds(*evidence.chosen, values)) {
            return chosenScheme(*evidence.chosen, question);
        }
        failStrange(*settled, "the scheme that its case goes by, ", question);
    }
    const bool hasFour = std::ranges::find(values, 4) != values.end();
    if (hasFour && isPaediatric(file.filename().string()) && question.fits(LabelScheme::BratsPed)) {
        return LabelScheme::BratsPed;  // the release of 2023 has no 4
    }
    // A 4 beside no 3 is also the cavity of a patient with no enhancing tumour left.
    if (hasFour && question.fits(LabelScheme::Brats2021) &&
        !question.fits(LabelScheme::Brats2023)) {
        return LabelScheme::Brats2021;
    }
    if (evidence.chosen) {
        return chosenScheme(*evidence.chosen, question);
    }
    if (std::ranges::all_of(values, [](int value) { return value == 0; })) {
        return LabelScheme::Brats2021;
    }
    const std::vector<LabelScheme> fitting = question.fitting();
    if (fitting.empty()) {
        failUnknown(question);
    }
    throw AmbiguousLabels(file.string() + " holds the label values " + listed(values) +
                              ", and nothing tells which scheme they follow" +
                              std::string(question.fourIsUnclear()     ? kMeaningsOfFour
                                          : question.onlyOneIsMarked() ? kMeaningOfOne
                                                                       : "") +
                              "; " + howToChoose(fitting),
                          fitting);
}

std::string markFor(LabelScheme scheme)
{
    return std::string(kMark) + std::string(key(scheme));
}

std::optional<LabelScheme> markOf(std::string_view description)
{
    return description.starts_with(kMark) ? fromKey<LabelScheme>(description.substr(kMark.size()))
                                          : std::nullopt;
}

}  // namespace glioscope
