#pragma once

// May this model run on these images: every rule, once, for the dock before a run and for the
// engine in it. What is wrong comes as values, for which the window has words of its own; the
// engine's words are here. Free of LibTorch and Qt.

#include "segmentation/networks/contract/model_contract.h"
#include "segmentation/networks/contract/sequence_images.h"
#include "segmentation/system/sentence.h"

#include <string>
#include <vector>

namespace glioscope {

struct ContractViolation {
    enum class Rule {
        Missing,    ///< `sequences` are needed and not there
        OtherGrid,  ///< `sequences` lie elsewhere than `first`, in whatever order their voxels are
                    ///< stored
        TooSmall,   ///< the first of `sequences` is no whole brain
    };
    Rule rule = Rule::Missing;
    std::vector<Sequence> sequences;
    Sequence first =
        Sequence::Flair;  ///< of OtherGrid: the first of the model's inputs that is there
    bool operator==(const ContractViolation&) const = default;
};

/// What keeps a model from running on these images; empty where nothing does. Images that it does
/// not take do not matter.
[[nodiscard]] std::vector<ContractViolation> contractViolations(const ModelContract& contract,
                                                                const SequenceImages& images);

/// One sentence for each grid that is elsewhere, else one.
[[nodiscard]] Sentence sentenceOf(const ContractViolation& violation, const ModelContract& contract,
                                  const SequenceImages& images);

/// Throws Error with the first violation's sentence where there is one.
void requireFit(const ModelContract& contract, const SequenceImages& images);

/// Those of all violations, one after the other; empty where nothing is wrong.
[[nodiscard]] Sentence violationSentences(const ModelContract& contract,
                                          const SequenceImages& images);

/// The model's inputs that are not among `present`, in its order.
[[nodiscard]] std::vector<Sequence> missingInputs(const ModelContract& contract,
                                                  const std::vector<Sequence>& present);

}  // namespace glioscope
