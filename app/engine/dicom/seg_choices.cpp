#include "app/engine/dicom/seg_choices.h"

#include "app/engine/console/console.h"
#include "segmentation/dicom/sentence_parts.h"
#include "segmentation/system/error.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <set>

namespace glioscope {
namespace {

using nlohmann::ordered_json;

constexpr const char* kNone = "none";

std::string structureNames()
{
    std::string names;
    for (const Structure structure : kAllStructures) {
        names += (names.empty() ? "" : ", ") + std::string(shortName(structure));
    }
    return names;
}

std::string titleOf(const SegSegment& segment)
{
    return std::to_string(segment.number) + (segment.name.empty() ? "" : " (" + segment.name + ")");
}

void send(const ordered_json& question, Console& console)
{
    console.sendLine(question.dump(-1, ' ', false, ordered_json::error_handler_t::replace));
}

void askMeanings(const DicomSeg& seg, const SegChoices& choices, Console& console)
{
    ordered_json question = {{"type", "dicom-segmentation-question"}, {"about", "meanings"}};
    std::string names;
    for (const SegSegment* segment : unknownSegments(seg, choices)) {
        question["segments"].push_back(segmentJson(*segment, choices));
        names += (names.empty() ? "" : ", ") + titleOf(*segment);
    }
    if (names.empty()) {
        return;
    }
    send(question, console);
    throw AmbiguousInput(
        Sentence::of("%1 has segments whose codes and names do not say what they are: %2. Say it "
                     "with --meaning, such as --meaning 1=ET, or none to leave one out; known are "
                     "%3.",
                     seg.file, names, structureNames()));
}

/// Those that overlap, what counts without an order first.
std::vector<const SegSegment*> overlapping(const DicomSeg& seg, const SegChoices& choices,
                                           const std::vector<SegOverlap>& overlaps)
{
    std::set<int> numbers;
    for (const SegOverlap& overlap : overlaps) {
        numbers.insert({overlap.one, overlap.other});
    }
    std::vector<const SegSegment*> all;
    for (const SegSegment* segment : paintedOf(seg, choices)) {
        if (numbers.contains(segment->number)) {
            all.push_back(segment);
        }
    }
    std::ranges::reverse(all);
    return all;
}

Sentence pairSentence(const DicomSeg& seg, const SegOverlap& overlap)
{
    const std::string one = titleOf(*seg.segment(overlap.one));
    const std::string other = titleOf(*seg.segment(overlap.other));
    return overlap.voxels == 1 ? Sentence::of("%1 and %2, 1 voxel", one, other)
                               : Sentence::of("%1 and %2, %3 voxels", one, other, overlap.voxels);
}

void askOrder(const DicomSeg& seg, const SegChoices& choices, Console& console)
{
    const std::vector<SegOverlap> overlaps = overlapsOf(seg, choices);
    if (overlaps.empty()) {
        return;
    }
    ordered_json question = {{"type", "dicom-segmentation-question"}, {"about", "order"}};
    std::string numbers;
    for (const SegSegment* segment : overlapping(seg, choices, overlaps)) {
        question["segments"].push_back(segmentJson(*segment, choices));
        numbers += (numbers.empty() ? "" : ",") + std::to_string(segment->number);
    }
    std::vector<Sentence> pairs;
    for (const SegOverlap& overlap : overlaps) {
        question["overlaps"].push_back(
            {{"segments", {overlap.one, overlap.other}},
             {"voxels", overlap.voxels},
             {"ml", static_cast<double>(overlap.voxels) * seg.grid.voxelVolumeMl()}});
        pairs.push_back(pairSentence(seg, overlap));
    }
    send(question, console);
    throw AmbiguousInput(
        Sentence::of("%1 has segments that overlap: %2. Say with --order which counts there, the "
                     "first before the others, such as --order %3.",
                     seg.file, joined(pairs), numbers));
}

}  // namespace

void addSegChoiceOptions(CLI::App& command, SegChoiceOptions& options)
{
    command.add_option("--meaning", options.meanings,
                       "What a segment is, such as 2=ET, or 2=none to leave it out; one of " +
                           structureNames() + ". Without it codes and names say it");
    command
        .add_option("--order", options.order,
                    "Numbers of segments, such as 3,1: where they overlap the one named first "
                    "counts. Without it what lies further in does")
        ->delimiter(',');
    command.add_flag("--ask", options.ask,
                     "Write nothing where --meaning or --order would have to say something, but "
                     "tell what");
}

SegChoices choicesOf(const SegChoiceOptions& options)
{
    SegChoices choices{.order = options.order};
    for (const std::string& told : options.meanings) {
        int number = 0;
        const char* const end = told.data() + told.size();
        const auto [rest, error] = std::from_chars(told.data(), end, number);
        const bool hasValue = error == std::errc() && rest != end && *rest == '=';
        const std::string value = hasValue ? std::string(rest + 1, end) : std::string();
        const auto structure = structureFromShortName(value);
        if (!structure && value != kNone) {
            throw Error(Sentence::of(
                "--meaning takes a segment's number and what it is, such as 2=ET or 2=%1, not "
                "\"%2\"; known are %3.",
                kNone, told, structureNames()));
        }
        choices.meanings[number] = structure;
    }
    return choices;
}

ordered_json segmentJson(const SegSegment& segment, const SegChoices& choices)
{
    const auto meaning = meaningOf(segment, choices);
    return {{"number", segment.number},
            {"label", segment.name},
            {"type", segment.typeMeaning},
            {"code", segment.typeValue},
            {"codingScheme", segment.typeScheme},
            {"algorithm", segment.algorithm},
            {"meaning", isLeftOut(segment, choices) ? ordered_json(kNone)
                        : meaning                   ? ordered_json(shortName(*meaning))
                                                    : ordered_json()}};
}

void askWhatIsOpen(const DicomSeg& seg, const SegChoices& choices, Console& console)
{
    askMeanings(seg, choices, console);
    if (choices.order.empty()) {
        askOrder(seg, choices, console);
    }
}

}  // namespace glioscope
