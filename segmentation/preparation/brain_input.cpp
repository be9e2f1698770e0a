#include "segmentation/preparation/brain_input.h"

#include "segmentation/networks/contract/model_members.h"
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
    std::shared_ptr<const Image> image;  ///< on the work grid
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
Channel toWorkGrid(const std::shared_ptr<const Image>& source, const Geometry& lps,
                   const std::optional<Geometry>& grid)
{
    const bool inOrder = inOrderOf(lps, source->geometry) == source->geometry;
    const SettledImage whole =
        settled(inOrder ? source : std::make_shared<const Image>(inOrderOf(lps, *source)));
    const float outside = whole.background.value_or(0);
    Channel channel;
    channel.background = whole.background;
    channel.image =
        grid ? std::make_shared<const Image>(resampleLinear(*whole.image, *grid, outside))
             : whole.image;
    channel.brain = brainBox(*channel.image, channel.background);
    return channel;
}

/// The smallest box that holds two, either of which may be nothing.
std::optional<VoxelBox> unionOf(const std::optional<VoxelBox>& a, const std::optional<VoxelBox>& b)
{
    if (!a || !b) {
        return a ? a : b;
    }
    VoxelBox both = *a;
    for (std::size_t c = 0; c < 3; ++c) {
        both.begin[c] = std::min(both.begin[c], b->begin[c]);
        both.end[c] = std::max(both.end[c], b->end[c]);
    }
    return both;
}

VoxelBox brainOf(const std::vector<Channel>& channels)
{
    std::optional<VoxelBox> all;
    for (const Channel& channel : channels) {
        all = unionOf(all, channel.brain);
    }
    if (!all) {
        throw Error(Sentence::of(
            "The images hold nothing but background; check that they are the right files."));
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

/// Where an output is above its threshold, with the voxels beside: nothing that is interpolated
/// outside of it is above. By a hundredth less, since interpolating rounds.
std::optional<VoxelBox> tumourBox(const ModelContract& contract,
                                  const std::vector<Image>& probabilities)
{
    constexpr double kSafely = 0.99;
    std::optional<VoxelBox> box;
    for (std::size_t c = 0; c < contract.outputs.size(); ++c) {
        const auto least = static_cast<float>(kSafely * contract.outputs[c].threshold);
        box = unionOf(box, boxOf(probabilities[c], [least](float p) { return p > least; }));
    }
    return box ? std::optional(grown(*box, 1, probabilities.front().geometry.size)) : box;
}

/// The voxels of `grid` in which `part` lies, whose axes run along the grid's.
VoxelBox boxOn(const Geometry& grid, const Geometry& part)
{
    const Index3& size = part.size;
    const Vec3 first = grid.toIjk(part.toLps({-0.5, -0.5, -0.5}));
    const Vec3 last = grid.toIjk(part.toLps({size[0] - 0.5, size[1] - 0.5, size[2] - 0.5}));
    VoxelBox box;
    for (std::size_t c = 0; c < 3; ++c) {
        box.begin[c] = static_cast<int>(std::floor(first[c]));
        box.end[c] = static_cast<int>(std::ceil(last[c])) + 1;
    }
    return grown(box, 0, grid.size);
}

/// Labels on `grid` of what lies in `box` of the probabilities.
LabelMap labelsOn(const Geometry& grid, const ModelContract& contract,
                  const std::vector<Image>& probabilities, const VoxelBox& box)
{
    std::vector<Image> onGrid;
    for (const Image& probability : probabilities) {
        onGrid.push_back(resampleLinear(crop(probability, box), grid));
    }
    return {grid, labelsOf(contract, spansOf(onGrid))};
}

}  // namespace

bool BrainInput::resampled() const
{
    return !(reorientedToLps(caseGrid) == workGrid);
}

Geometry workGridOf(const ModelContract& contract, const Geometry& caseGrid)
{
    return resamplingGrid(caseGrid, contract).value_or(reorientedToLps(caseGrid));
}

BrainInput prepareBrain(const ModelContract& contract, const SequenceImages& images)
{
    BrainInput input;
    input.caseGrid = images.at(contract.inputs.front())->geometry;
    const std::optional<Geometry> grid = resamplingGrid(input.caseGrid, contract);
    const Geometry lps = reorientedToLps(input.caseGrid);
    std::vector<Channel> channels(contract.inputs.size());
    forAll(channels, [&](Channel& channel, std::size_t c) {
        channel = toWorkGrid(images.at(contract.inputs[c]), lps, grid);
    });
    input.workGrid = channels.front().image->geometry;
    input.box = grown(brainOf(channels), kMarginVoxels, input.workGrid.size);
    input.channels.resize(channels.size());
    forAll(channels, [&](Channel& channel, std::size_t c) {
        Image& cut = input.channels[c];
        cut = crop(*channel.image, input.box, channel.background.value_or(0));
        channel.image.reset();
        if (contract.intensityNorm == IntensityNorm::ZScoreNonZero) {
            normaliseOverBrain(cut, channel.background);
        } else {
            backgroundToZero(cut, channel.background);
        }
    });
    if (contract.secondStage) {
        input.secondStage =
            std::make_shared<const BrainInput>(prepareBrain(secondStageContract(contract), images));
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
    const auto stageMm = [](const ModelContract& contract) {
        return contract.secondStage ? std::optional(contract.secondStage->spacingMm) : std::nullopt;
    };
    return a.inputs == b.inputs && stageMm(a) == stageMm(b) && a.spacingMm == b.spacingMm &&
           a.orientation == b.orientation && cut(a.intensityNorm) == cut(b.intensityNorm);
}

LabelMap restoreLabels(const ModelContract& contract, const BrainInput& input,
                       const std::vector<Image>& probabilities)
{
    LabelMap whole(reorientedToLps(input.caseGrid));
    if (!input.resampled()) {
        const Geometry& part = probabilities.front().geometry;
        paste(LabelMap(part, labelsOf(contract, spansOf(probabilities))), input.box, whole);
    } else if (const auto tumour = tumourBox(contract, probabilities)) {
        const Geometry& grid = probabilities.front().geometry;
        const VoxelBox box = boxOn(whole.geometry, croppedGeometry(grid, *tumour));
        const Geometry part = croppedGeometry(whole.geometry, box);
        paste(labelsOn(part, contract, probabilities, *tumour), box, whole);
    }
    return reorientFromLps(whole, input.caseGrid);
}

}  // namespace glioscope
