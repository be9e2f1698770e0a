#include "app/engine/raw/skull_check.h"

#include "segmentation/preparation/head_input.h"
#include "segmentation/system/error.h"
#include "segmentation/volume/background.h"

#include <algorithm>
#include <cstdio>

namespace glioscope {
namespace {

/// 38 stripped brains at hand have 1.15 to 1.72 l, whole heads from 2.5 l.
constexpr double kMostOfABrainMl = 2000;

std::string sentenceOf(double brightShareOutside)
{
    char text[300];
    std::snprintf(text, sizeof text,
                  "The images show a whole head: %.0f %% of what is bright lies outside the brain. "
                  "Models were trained on brains alone and may mark bone or scalp as tumour; "
                  "segment with --align takes away first what is no brain.",
                  brightShareOutside * 100);
    return text;
}

}  // namespace

bool mayShowSkull(const Image& image)
{
    const std::optional<Background> background = findBackground(image);
    if (!background || background->isNoise()) {
        return true;
    }
    const auto voxels = static_cast<double>(image.voxels.size());
    const double ml =
        voxels * (1 - backgroundShare(image, background)) * image.geometry.voxelVolumeMl();
    return ml > kMostOfABrainMl;
}

std::optional<std::string> skullNotice(const Case& loaded,
                                       const std::function<BrainExtractor&()>& extractor,
                                       const InferenceProgress& progress)
{
    const Sequence sequence =
        loaded.image(Sequence::T1ce) ? Sequence::T1ce : loaded.firstSequence();
    const Image& image = *loaded.image(sequence);
    const auto [low, high] = std::ranges::minmax(image.voxels);
    if (!(low < high) || !mayShowSkull(image)) {
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
        return "Whether the images show brains alone, as models were trained on, is not known: " +
               std::string(error.what());
    }
}

}  // namespace glioscope
