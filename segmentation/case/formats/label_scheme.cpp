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

Sentence nameOf(LabelScheme scheme)
{
    return Sentence::name(displayName(scheme));
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

/// Why nothing tells the scheme, where that can be told.
Sentence whyUnclear(const Question& question)
{
    if (question.fourIsUnclear()) {
        return Sentence::of(
            ": 4 is enhancing tumour in BraTS to 2021 and the resection cavity from 2024");
    }
    return question.onlyOneIsMarked()
               ? Sentence::of(
                     ": where 1 marks the whole tumour, none does, and the mask tells "
                     "none of its parts")
               : Sentence();
}

/// "choose with --labels brats2023, msd or brats-ped."
Sentence howToChoose(const std::vector<LabelScheme>& fitting)
{
    return Sentence::of("choose with --labels %1.", listedKeys(keysOf(fitting)));
}

/// `scheme` does not have some value: a question where another one has. `which` names it.
[[noreturn]] void failStrange(LabelScheme scheme, const Sentence& which, const Question& question)
{
    const std::vector<LabelScheme> fitting = question.fitting();
    const Sentence what = fitting.empty()
                              ? Sentence::of("check that it is a mask of tumour labels.")
                              : howToChoose(fitting);
    const auto said = Sentence::of("%1 holds the label value %2, which %3 does not have; %4",
                                   question.file, *stranger(scheme, question.values), which, what);
    if (!fitting.empty()) {
        throw AmbiguousLabels(said, fitting);
    }
    throw Error(said);
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
             Sentence::of("holds the label values %1, and no known scheme has them with "
                          "the names that dataset.json gives them; correct its labels.",
                          listed(question.values)));
    }
    fail(question.file,
         Sentence::of("holds the label value %1, so its values %2 fit no known "
                      "scheme; check that it is a mask of tumour labels.",
                      odd == question.values.end() ? 4 : *odd, listed(question.values)));
}

/// The user's choice, which must not contradict what is written.
LabelScheme chosenScheme(LabelScheme chosen, const Question& question)
{
    if (!holds(chosen, question.values)) {
        failStrange(chosen, nameOf(chosen), question);
    }
    if (const auto value = contradicted(chosen, question.evidence.namedValues)) {
        fail(question.file,
             Sentence::of("cannot follow %1: dataset.json calls %2 %3; choose another "
                          "scheme with --labels, or correct dataset.json.",
                          nameOf(chosen), *value,
                          Sentence::name(displayName(question.evidence.namedValues.at(*value)))));
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
        failStrange(*settled,
                    Sentence::of("the scheme that its case goes by, %1,", nameOf(*settled)),
                    question);
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
    throw AmbiguousLabels(
        Sentence::of("%1 holds the label values %2, and nothing tells which scheme "
                     "they follow%3; %4",
                     file, listed(values), whyUnclear(question), howToChoose(fitting)),
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
