#include "segmentation/case/consistency/sequence_consistency.h"

#include "segmentation/case/consistency/name_measures.h"
#include "segmentation/case/consistency/place_measures.h"
#include "segmentation/volume/sequence_list.h"

#include <algorithm>

namespace glioscope {
namespace {

/// Sound cases have at least 0.986; a sequence moved by 5 mm has less than 0.97.
constexpr double kLeastOverlap = 0.95;
/// Sound cases have at most 0.81.
constexpr double kMostElsewhere = 1;
/// Sound cases have at least 0.17; those with T1 and T1ce exchanged the reverse of theirs.
constexpr double kLeastEnhancement = -0.3;
/// Sound cases have at least 0.25.
constexpr double kLeastFluid = -0.2;
/// Sound cases have at most -0.18.
constexpr double kMostOtherNames = 0.4;

/// "is mirrored front to back", the place in which the sequence would fit the others.
Sentence placeText(const OtherPlace& place)
{
    const std::array along = {Sentence::of("left to right"), Sentence::of("front to back"),
                              Sentence::of("top to bottom")};
    const std::array about = {Sentence::of("left-right"), Sentence::of("front-back"),
                              Sentence::of("vertical")};
    const auto axis = static_cast<std::size_t>(place.axis);
    switch (place.kind) {
    case OtherPlace::Kind::Mirrored: return Sentence::of("looks mirrored %1", along[axis]);
    case OtherPlace::Kind::HalfTurned:
        return Sentence::of("looks turned by half a turn about the %1 axis", about[axis]);
    case OtherPlace::Kind::Shifted: return Sentence::of("looks shifted %1", along[axis]);
    }
    return {};
}

std::vector<Sequence> sequencesOf(const HeadSamples& samples)
{
    std::vector<Sequence> sequences;
    for (const Sequence sequence : kAllSequences) {
        if (samples[static_cast<std::size_t>(sequence)]) {
            sequences.push_back(sequence);
        }
    }
    return sequences;
}

std::optional<InconsistentSequences> doubtOfPlace(const HeadSamples& samples, bool airIsClear)
{
    const std::optional<PlaceMeasures> measures = measurePlaces(samples);
    if (!measures) {
        return std::nullopt;
    }
    const auto& elsewhere = measures->elsewhere;
    const auto farthest = std::ranges::max_element(elsewhere, {}, &OtherPlace::ratio);
    const bool moved = farthest->ratio > kMostElsewhere;
    if (!moved && !(airIsClear && measures->smallestOverlap < kLeastOverlap)) {
        return std::nullopt;
    }
    const auto worst = static_cast<std::size_t>(
        moved ? farthest - elsewhere.begin()
              : std::ranges::min_element(measures->overlap) - measures->overlap.begin());
    const std::vector<Sequence> present = sequencesOf(samples);
    // Of two nobody can say which of them is wrong.
    InconsistentSequences doubt{
        .kind = Inconsistency::Place, .sequences = {static_cast<Sequence>(worst)}, .text = {}};
    const std::string name(displayName(static_cast<Sequence>(worst)));
    if (present.size() == 2) {
        doubt.sequences = present;
        doubt.text = moved ? Sentence::of(
                                 "%1 do not show the head in one place: one %2 against the "
                                 "other.",
                                 listed(present), placeText(*farthest))
                           : Sentence::of("%1 do not show the head in one place.", listed(present));
    } else {
        doubt.text =
            moved ? Sentence::of("%1 does not show the head where the other sequences do: it %2.",
                                 name, placeText(*farthest))
                  : Sentence::of("%1 does not show the head where the other sequences do.", name);
    }
    doubt.text = together(doubt.text,
                          Sentence::of("Look at the sequences one over the other, and convert or "
                                       "register them again."));
    return doubt;
}

std::optional<InconsistentSequences> doubtOfNames(const HeadSamples& samples)
{
    const NameMeasures measures = measureNames(samples);
    std::vector<Sequence> exchanged;
    if (measures.otherNames && *measures.otherNames > kMostOtherNames) {
        exchanged = {measures.exchanged.begin(), measures.exchanged.end()};
    } else if (measures.fluid && *measures.fluid < 0 && *measures.suppression < 0 &&
               *measures.fluid + *measures.suppression < kLeastFluid) {
        exchanged = {Sequence::Flair, Sequence::T2};
    } else if (measures.enhancement && *measures.enhancement < kLeastEnhancement) {
        exchanged = {Sequence::T1, Sequence::T1ce};
    }
    if (exchanged.empty()) {
        return std::nullopt;
    }
    return InconsistentSequences{
        .kind = Inconsistency::Names,
        .sequences = exchanged,
        .text = Sentence::of("%1 look as if their files had each other's names. Look at both, and "
                             "rename them if so.",
                             listed(exchanged))};
}

}  // namespace

std::vector<InconsistentSequences> findInconsistencies(const HeadSamples& samples)
{
    const HeadSamples given = comparable(samples);
    const bool airIsClear = std::ranges::none_of(
        given, [](const HeadSample* sample) { return sample && sample->noisyAir; });
    std::optional<InconsistentSequences> doubt = doubtOfPlace(given, airIsClear);
    if (!doubt) {
        doubt = doubtOfNames(given);
    }
    return doubt ? std::vector{std::move(*doubt)} : std::vector<InconsistentSequences>{};
}

}  // namespace glioscope
