#include "segmentation/preparation/brain_input.h"

#include "segmentation/preparation/intensity.h"
#include "segmentation/preparation/postprocess.h"
#include "segmentation/system/error.h"
#include "segmentation/volume/resample.h"
#include "segmentation/volume/voxel_order.h"

#include <algorithm>
#include <cmath>
#include <future>

namespace glioscope {
namespace {

constexpr int kMarginVoxels = 2;

bool sameSpacing(const Vec3& a, const Vec3& b)
{
    for (std::size_t c = 0; c < 3; ++c) {
        if (std::abs(a[c] - b[c]) > 0.01 * b[c]) {
            return false;
        }
    }
    return true;
}

struct Channel {
    Image image;  ///< on the work grid
    std::optional<float> background;
    std::optional<VoxelBox> brain;
};

/// The grid that all channels are resampled onto; nothing where the case has the contract's
/// spacing. One for all: grids that differ by a header's rounding would give grids of other sizes.
std::optional<Geometry> resamplingGrid(const Geometry& caseGrid, const ModelContract& contract)
{
    const Geometry lps = reorientedToLps(caseGrid);
    return sameSpacing(lps.spacingMm, contract.spacingMm)
               ? std::nullopt
               : std::optional(withSpacing(lps, contract.spacingMm));
}

/// In the order of `lps`, the case's grid with its axes along the world's: by the images' own, two
/// might be ordered differently where the case is tilted by 45 degrees.
Channel toWorkGrid(const Image& source, const Geometry& lps, const std::optional<Geometry>& grid)
{
    Channel channel;
    channel.image = inOrderOf(lps, source);
    channel.background = settleBackground(channel.image);
    if (grid) {
        channel.image = resampleLinear(channel.image, *grid, channel.background.value_or(0));
    }
    channel.brain = brainBox(channel.image, channel.background);
    return channel;
}

VoxelBox unionOf(const std::vector<Channel>& channels)
{
    std::optional<VoxelBox> all;
    for (const Channel& channel : channels) {
        if (!channel.brain) {
            continue;
        }
        all = all.value_or(*channel.brain);
        for (std::size_t c = 0; c < 3; ++c) {
            all->begin[c] = std::min(all->begin[c], channel.brain->begin[c]);
            all->end[c] = std::max(all->end[c], channel.brain->end[c]);
        }
    }
    if (!all) {
        throw Error("The images hold nothing but background; check that they are the right files.");
    }
    return *all;
}

template <typename Work>
void forAll(std::vector<Channel>& channels, const Work& work)
{
    std::vector<std::future<void>> tasks;
    for (std::size_t c = 0; c < channels.size(); ++c) {
        tasks.push_back(
            std::async(std::launch::async, [&work, &channels, c] { work(channels[c], c); }));
    }
    for (auto& task : tasks) {
        task.get();
    }
}

std::vector<std::span<const float>> spansOf(const std::vector<Image>& images)
{
    std::vector<std::span<const float>> spans;
    for (const Image& image : images) {
        spans.emplace_back(image.voxels);
    }
    return spans;
}

}  // namespace

bool BrainInput::resampled() const
{
    return !(reorientedToLps(caseGrid) == workGrid);
}

BrainInput prepareBrain(const ModelContract& contract, const SequenceImages& images)
{
    BrainInput input;
    input.caseGrid = images.at(contract.inputs.front())->geometry;
    const std::optional<Geometry> grid = resamplingGrid(input.caseGrid, contract);
    const Geometry lps = reorientedToLps(input.caseGrid);
    std::vector<Channel> channels(contract.inputs.size());
    forAll(channels, [&](Channel& channel, std::size_t c) {
        channel = toWorkGrid(*images.at(contract.inputs[c]), lps, grid);
    });
    input.workGrid = channels.front().image.geometry;
    input.box = grown(unionOf(channels), kMarginVoxels, input.workGrid.size);
    forAll(channels, [&](Channel& channel, std::size_t) {
        channel.image = crop(channel.image, input.box, channel.background.value_or(0));
        if (contract.intensityNorm == IntensityNorm::ZScoreNonZero) {
            normaliseOverBrain(channel.image, channel.background);
        } else {
            backgroundToZero(channel.image, channel.background);
        }
    });
    for (Channel& channel : channels) {
        input.channels.push_back(std::move(channel.image));
    }
    return input;
}

Image restoreProbability(const BrainInput& input, const Image& probability)
{
    if (input.resampled()) {
        return resampleLinear(probability, input.caseGrid, 0);
    }
    Image whole(input.workGrid);
    paste(probability, input.box, whole);
    return reorientFromLps(whole, input.caseGrid);
}

bool preparesAlike(const ModelContract& a, const ModelContract& b)
{
    const auto cut = [](IntensityNorm norm) { return norm == IntensityNorm::ZScoreNonZero; };
    return a.inputs == b.inputs && a.spacingMm == b.spacingMm && a.orientation == b.orientation &&
           cut(a.intensityNorm) == cut(b.intensityNorm);
}

LabelMap restoreLabels(const ModelContract& contract, const BrainInput& input,
                       const std::vector<Image>& probabilities)
{
    if (input.resampled()) {
        std::vector<Image> onCase;
        for (const Image& probability : probabilities) {
            onCase.push_back(restoreProbability(input, probability));
        }
        return {input.caseGrid, labelsOf(contract, spansOf(onCase))};
    }
    const LabelMap part(probabilities.front().geometry, labelsOf(contract, spansOf(probabilities)));
    LabelMap whole(input.workGrid);
    paste(part, input.box, whole);
    return reorientFromLps(whole, input.caseGrid);
}

}  // namespace glioscope
