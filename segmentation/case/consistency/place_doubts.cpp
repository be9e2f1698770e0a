#include "segmentation/case/consistency/place_doubts.h"

#include "segmentation/case/consistency/label_placement.h"
#include "segmentation/volume/geometry_sentence.h"
#include "segmentation/volume/grid_relation.h"
#include "segmentation/volume/voxel_order.h"

#include <cstdio>
#include <optional>

namespace glioscope {
namespace {

using Reason = MirrorSuspicion::Reason;

/// Dice of whole tumours that are the same, if roughly so; and how many times better they must meet
/// mirrored to be suspected, which symmetrical tumours on both sides do not.
constexpr double kMeet = 0.5;
constexpr double kClearly = 2;

Sentence mirroredSentence(const std::filesystem::path& file, Reason reason, const Sentence& others)
{
    const Sentence what =
        reason == Reason::Grid
            ? Sentence::of("its grid fits that of %1 only if one of its axes runs the other way",
                           others)
        : reason == Reason::Forms
            ? Sentence::of("it states two orientations that mirror each other")
            : Sentence::of("its labels fit %1 much better if they are mirrored", others);
    return Sentence::of(
        "%1 looks mirrored: %2. Check it against what wrote it before its figures are used.", file,
        what);
}

void addHeaderDoubts(const CaseLabels& labels, const Geometry& grid, const Sentence& others,
                     std::vector<PlaceDoubt>& doubts)
{
    if (labels.stated.straightenedMm > 0) {
        doubts.push_back({PlaceDoubt::Kind::Straightened,
                          straightenedSentence(labels.file, labels.stated.straightenedMm)});
    }
    if (compareGrids(grid, labels.stated.grid).relation == GridRelation::Part) {
        doubts.push_back(
            {PlaceDoubt::Kind::Part,
             Sentence::of("%1 covers only a part of the grid of %2 (%3); what lies outside counts "
                          "as background.",
                          labels.file, others, described(labels.stated.grid))});
    }
}

/// Dice of the whole tumours on one grid.
double overlap(const LabelMap& a, const LabelMap& b)
{
    const PerLabel<bool> inside = labelsIn(Structure::WholeTumour);
    std::size_t both = 0;
    std::size_t sum = 0;
    for (std::size_t v = 0; v < a.voxels.size(); ++v) {
        const bool inA = inside[a.voxels[v]], inB = inside[b.voxels[v]];
        both += inA && inB ? 1 : 0;
        sum += (inA ? 1 : 0) + (inB ? 1 : 0);
    }
    return sum > 0 ? 2.0 * double(both) / double(sum) : 1;
}

double overlapOn(const Geometry& grid, const LabelMap& placed, const CaseLabels& reference)
{
    return liesOn(grid, placed.geometry) ? overlap(placedOn(grid, placed), reference.map) : 0;
}

/// Where some mirrored grid lets the labels meet the reference's that do not meet as they are.
bool meetMirrored(const CaseLabels& labels, const CaseLabels& reference, double asStated)
{
    const Geometry& grid = reference.map.geometry;
    std::vector<Geometry> grids = mirroredGrids(labels.stated.grid);
    const std::vector<Geometry> within = mirroredWithin(grid, labels.stated.grid);
    grids.insert(grids.end(), within.begin(), within.end());
    for (const Geometry& mirrored : grids) {
        const double there = overlapOn(grid, mirroredTo(mirrored, labels), reference);
        if (there >= kMeet && there >= kClearly * asStated) {
            return true;
        }
    }
    return false;
}

std::optional<Reason> mirroredAgainst(const CaseLabels& labels, const CaseLabels& reference)
{
    if (compareGrids(reference.map.geometry, labels.stated.grid).mirrored) {
        return Reason::Grid;
    }
    const double asStated = overlapOn(reference.map.geometry, labels.map, reference);
    if (asStated >= kMeet) {
        return std::nullopt;
    }
    if (meetMirrored(labels, reference, asStated)) {
        return Reason::Content;
    }
    // Where both contradict themselves alike, one program wrote them, and they go together.
    return labels.stated.otherForm && reference.stated.forms != OrientationForms::DifferByFlip
               ? std::optional(Reason::Forms)
               : std::nullopt;
}

}  // namespace

std::vector<PlaceDoubt> doubtsAbout(const CaseLabels& labels, const Case& images)
{
    std::vector<PlaceDoubt> doubts;
    const Sentence others = Sentence::of("the images");
    addHeaderDoubts(labels, gridFor(labels.stated.grid, images), others, doubts);
    if (const auto suspicion = mirrorSuspicion(labels, images)) {
        doubts.push_back(
            {PlaceDoubt::Kind::Mirrored, mirroredSentence(labels.file, suspicion->reason, others)});
    }
    return doubts;
}

std::vector<PlaceDoubt> doubtsAbout(const CaseLabels& labels, const CaseLabels& reference)
{
    std::vector<PlaceDoubt> doubts;
    const Sentence others = Sentence::of("the reference");
    addHeaderDoubts(labels, reference.map.geometry, others, doubts);
    if (const auto reason = mirroredAgainst(labels, reference)) {
        doubts.push_back(
            {PlaceDoubt::Kind::Mirrored, mirroredSentence(labels.file, *reason, others)});
    }
    return doubts;
}

std::vector<Sentence> straightenedSentences(const Case& loaded)
{
    std::vector<Sentence> sentences;
    for (const Sequence sequence : kAllSequences) {
        const double movedMm = loaded.stated[static_cast<std::size_t>(sequence)].straightenedMm;
        const auto& file = loaded.files.image(sequence);
        if (loaded.image(sequence) && file && movedMm > 0) {
            sentences.push_back(straightenedSentence(file->filename(), movedMm));
        }
    }
    return sentences;
}

Sentence straightenedSentence(const std::filesystem::path& file, double movedMm)
{
    char moved[32];
    std::snprintf(moved, sizeof moved, "%.2g", movedMm);
    return Sentence::of(
        "The axes of %1 were not at right angles and were straightened, which moved a corner by %2 "
        "mm.",
        file, Sentence::Number{moved});
}

}  // namespace glioscope
