#include "segmentation/preparation/certainty.h"

#include <algorithm>
#include <cstdio>

namespace glioscope {
namespace {

constexpr float kPossible = 0.3F, kCertain = 0.7F;

double volumeAbove(const Image& probability, double threshold)
{
    const auto voxels =
        std::ranges::count_if(probability.voxels, [&](float p) { return p > threshold; });
    return double(voxels) * probability.geometry.voxelVolumeMl();
}

Sentence sentenceOf(Structure structure, const Image& probability)
{
    const auto ml = [&](float threshold) {
        char text[40];
        std::snprintf(text, sizeof text, "%.2f", volumeAbove(probability, threshold));
        return Sentence::Number{text};
    };
    return Sentence::of(
        "Doubtful: %1. The model is nearly sure of %2 ml (probability above 0.7) of the %3 ml that "
        "it holds possible (above 0.3); findings like this were often wrong.",
        Sentence::name(displayName(structure)), ml(kCertain), ml(kPossible));
}

}  // namespace

double certainShare(const Image& probability)
{
    const double possible = volumeAbove(probability, kPossible);
    return possible > 0 ? volumeAbove(probability, kCertain) / possible : 1;
}

std::vector<Sentence> doubtfulFindings(const ModelContract& contract,
                                       const std::vector<Image>& probabilities)
{
    std::vector<Sentence> doubts;
    if (contract.outputKind != OutputKind::Regions) {
        return doubts;
    }
    for (std::size_t i = 0; i < probabilities.size(); ++i) {
        const ModelOutput& output = contract.outputs.at(i);
        const Image& probability = probabilities[i];
        if (volumeAbove(probability, output.threshold) > 0 &&
            certainShare(probability) < kLeastCertainShare) {
            doubts.push_back(sentenceOf(output.structure, probability));
            if (output.structure == Structure::WholeTumour) {
                break;
            }
        }
    }
    return doubts;
}

}  // namespace glioscope
