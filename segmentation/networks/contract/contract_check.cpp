#include "segmentation/networks/contract/contract_check.h"

#include "segmentation/system/error.h"
#include "segmentation/volume/geometry_sentence.h"
#include "segmentation/volume/sequence_list.h"
#include "segmentation/volume/voxel_order.h"

#include <algorithm>

namespace glioscope {
namespace {

using Rule = ContractViolation::Rule;

/// Times the model's shortest voxel edge: an image shorter than that along an axis is no whole
/// brain.
constexpr double kFewestVoxels = 16;

const Image* imageOf(const SequenceImages& images, Sequence sequence)
{
    const auto found = images.find(sequence);
    return found != images.end() && found->second && !found->second->empty() ? found->second.get()
                                                                             : nullptr;
}

std::vector<Sequence> presentInputs(const ModelContract& contract, const SequenceImages& images)
{
    std::vector<Sequence> present;
    std::ranges::copy_if(contract.inputs, std::back_inserter(present),
                         [&](Sequence sequence) { return imageOf(images, sequence) != nullptr; });
    return present;
}

double shortestEdgeMm(const Geometry& grid)
{
    return std::min({grid.size[0] * grid.spacingMm[0], grid.size[1] * grid.spacingMm[1],
                     grid.size[2] * grid.spacingMm[2]});
}

Sentence gridSentence(Sequence sequence, Sequence first, const SequenceImages& images)
{
    return Sentence::of(
        "%1 lies on another grid (%2) than %3 (%4); register and resample them first.",
        displayName(sequence), described(imageOf(images, sequence)->geometry), displayName(first),
        described(imageOf(images, first)->geometry));
}

}  // namespace

std::vector<Sequence> missingInputs(const ModelContract& contract,
                                    const std::vector<Sequence>& present)
{
    std::vector<Sequence> missing;
    std::ranges::copy_if(contract.inputs, std::back_inserter(missing), [&](Sequence sequence) {
        return std::ranges::find(present, sequence) == present.end();
    });
    return missing;
}

std::vector<ContractViolation> contractViolations(const ModelContract& contract,
                                                  const SequenceImages& images)
{
    std::vector<ContractViolation> violations;
    const std::vector<Sequence> present = presentInputs(contract, images);
    if (std::vector<Sequence> missing = missingInputs(contract, present); !missing.empty()) {
        violations.push_back({.rule = Rule::Missing, .sequences = std::move(missing)});
    }
    std::vector<Sequence> elsewhere, small;
    for (const Sequence sequence : present) {
        const Geometry& grid = imageOf(images, sequence)->geometry;
        if (!sameGridInAnyOrder(imageOf(images, present.front())->geometry, grid)) {
            elsewhere.push_back(sequence);
        }
        if (shortestEdgeMm(grid) < kFewestVoxels * *std::ranges::min_element(contract.spacingMm)) {
            small.push_back(sequence);
        }
    }
    if (!elsewhere.empty()) {
        violations.push_back(
            {.rule = Rule::OtherGrid, .sequences = std::move(elsewhere), .first = present.front()});
    }
    if (!small.empty()) {
        violations.push_back({.rule = Rule::TooSmall, .sequences = std::move(small)});
    }
    return violations;
}

Sentence sentenceOf(const ContractViolation& violation, const ModelContract& contract,
                    const SequenceImages& images)
{
    switch (violation.rule) {
    case Rule::Missing:
        return Sentence::of("The model %1 needs %2; this case has no %3.", contract.name,
                            listed(contract.inputs), listed(violation.sequences));
    case Rule::TooSmall:
        return Sentence::of(
            "The images are only %1; a model for whole brains cannot say anything about them.",
            described(imageOf(images, violation.sequences.front())->geometry));
    case Rule::OtherGrid: break;
    }
    Sentence sentences;
    for (const Sequence sequence : violation.sequences) {
        sentences = together(sentences, gridSentence(sequence, violation.first, images));
    }
    return sentences;
}

void requireFit(const ModelContract& contract, const SequenceImages& images)
{
    if (const auto violations = contractViolations(contract, images); !violations.empty()) {
        throw Error(sentenceOf(violations.front(), contract, images));
    }
}

Sentence violationSentences(const ModelContract& contract, const SequenceImages& images)
{
    Sentence sentences;
    for (const ContractViolation& violation : contractViolations(contract, images)) {
        sentences = together(sentences, sentenceOf(violation, contract, images));
    }
    return sentences;
}

}  // namespace glioscope
