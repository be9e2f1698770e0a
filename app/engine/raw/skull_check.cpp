#include "app/engine/raw/skull_check.h"

#include "segmentation/case/consistency/skull_glance.h"
#include "segmentation/preparation/head_input.h"
#include "segmentation/system/error.h"
#include "segmentation/volume/background.h"

#include <cstdio>

namespace glioscope {
namespace {

Sentence sentenceOf(double brightShareOutside)
{
    char percent[32];
    std::snprintf(percent, sizeof percent, "%.0f", brightShareOutside * 100);
    return Sentence::of(
        "The images show a whole head: %1 % of what is bright lies outside the brain. Models were "
        "trained on brains alone and may mark bone or scalp as tumour; segment with --align takes "
        "away first what is no brain.",
        Sentence::Number{percent});
}

}  // namespace

std::optional<Sentence> skullNotice(const Case& loaded,
                                    const std::function<BrainExtractor&()>& extractor,
                                    const InferenceProgress& progress)
{
    const Sequence sequence =
        loaded.image(Sequence::T1ce) ? Sequence::T1ce : loaded.firstSequence();
    const Image& image = *loaded.image(sequence);
    if (!mayShowSkull(image)) {
        return std::nullopt;
    }
    try {
        const BrainExtraction found = extractor().extract(image, progress);
        return isStripped(found.brightShareOutside)
                   ? std::nullopt
                   : std::optional(sentenceOf(found.brightShareOutside));
    } catch (const Error& error) {
        if (!findBackground(image)) {
            return std::nullopt;  // which is a doubt of its own, with the same advice
        }
        return Sentence::of(
            "Whether the images show brains alone, as models were trained on, is not known: %1",
            error.said());
    }
}

}  // namespace glioscope
