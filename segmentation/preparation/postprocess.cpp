#include "segmentation/preparation/postprocess.h"

#include "segmentation/volume/components.h"
#include "segmentation/volume/holes.h"
#include "segmentation/volume/region_labels.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace glioscope {
namespace {

struct Channel {
    Label label = Label::Background;
    float threshold = 0.5F;
    std::span<const float> values;
};

/// The label that an output writes: a region's is that of the ring it adds.
Label labelOfOutput(Structure structure)
{
    for (const Region region : kAllRegions) {
        if (structureOf(region) == structure) {
            return ringLabel(region);
        }
    }
    return structure == Structure::Oedema ? Label::Oedema : Label::Necrosis;
}

std::vector<Channel> channelsOf(const ModelContract& contract,
                                const std::vector<std::span<const float>>& probabilities)
{
    std::vector<Channel> channels;
    for (std::size_t c = 0; c < contract.outputs.size(); ++c) {
        const ModelOutput& output = contract.outputs[c];
        channels.push_back({labelOfOutput(output.structure), static_cast<float>(output.threshold),
                            probabilities[c]});
    }
    return channels;
}

void paintRegions(std::vector<Channel> channels, std::vector<Label>& labels)
{
    const auto rank = [](const Channel& channel) {
        return channel.label == Label::Oedema ? 0 : channel.label == Label::Necrosis ? 1 : 2;
    };
    std::ranges::sort(channels, {}, rank);
    for (const Channel& channel : channels) {
        for (std::size_t v = 0; v < labels.size(); ++v) {
            if (channel.values[v] > channel.threshold) {
                labels[v] = channel.label;
            }
        }
    }
}

void paintMostProbable(const std::vector<Channel>& channels, std::vector<Label>& labels)
{
    for (std::size_t v = 0; v < labels.size(); ++v) {
        float best = 0;
        for (const Channel& channel : channels) {
            if (channel.values[v] > channel.threshold && channel.values[v] > best) {
                best = channel.values[v];
                labels[v] = channel.label;
            }
        }
    }
}

Sentence volumeText(std::size_t voxels, const Geometry& grid)
{
    constexpr double kLeastMl = 0.01;  // of what two decimals show
    const double ml = static_cast<double>(voxels) * grid.voxelVolumeMl();
    char text[40];
    std::snprintf(text, sizeof text, "%.2f", std::max(ml, kLeastMl));
    return ml < kLeastMl ? Sentence::of("under %1 ml", Sentence::Number{text})
                         : Sentence::of("%1 ml", Sentence::Number{text});
}

}  // namespace

std::vector<Label> labelsOf(const ModelContract& contract,
                            const std::vector<std::span<const float>>& probabilities)
{
    const std::vector<Channel> channels = channelsOf(contract, probabilities);
    std::vector<Label> labels(channels.empty() ? 0 : channels.front().values.size());
    if (contract.outputKind == OutputKind::Regions) {
        paintRegions(channels, labels);
    } else {
        paintMostProbable(channels, labels);
    }
    return labels;
}

std::optional<Sentence> leaveOutSmallParts(const ModelContract& contract, LabelMap& labels)
{
    const DroppedParts dropped = dropSmallParts(labels, contract.smallestPart);
    if (dropped.parts == 0) {
        return std::nullopt;
    }
    char percent[40];
    std::snprintf(percent, sizeof percent, "%.0f", contract.smallestPart * 100);
    const Sentence volume = volumeText(dropped.voxels, labels.geometry);
    return dropped.parts == 1
               ? Sentence::of(
                     "Left out as likely false: %1 separate part (%2), below %3 % of the "
                     "tumour's largest part.",
                     dropped.parts, volume, Sentence::Number{percent})
               : Sentence::of(
                     "Left out as likely false: %1 separate parts (%2), below %3 % of the "
                     "tumour's largest part.",
                     dropped.parts, volume, Sentence::Number{percent});
}

std::optional<Sentence> fillCoreHoles(const ModelContract& contract, LabelMap& labels)
{
    const std::size_t filled = contract.fillCore ? fillCore(labels) : 0;
    if (filled == 0) {
        return std::nullopt;
    }
    return Sentence::of("Oedema enclosed by the tumour core was counted as necrotic core: %1.",
                        volumeText(filled, labels.geometry));
}

std::vector<std::uint8_t> asBytes(std::span<const float> probabilities)
{
    std::vector<std::uint8_t> bytes(probabilities.size());
    std::ranges::transform(probabilities, bytes.begin(), [](float p) {
        const float scaled = std::clamp(p, 0.0F, 1.0F) * 255;
        const int whole = static_cast<int>(scaled);  // lround() would not be vectorised
        return static_cast<std::uint8_t>(whole + (scaled - static_cast<float>(whole) >= 0.5F));
    });
    return bytes;
}

}  // namespace glioscope
