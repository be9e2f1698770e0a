#include "training/validation.h"

#include "segmentation/metrics/evaluation.h"
#include "segmentation/metrics/overlap.h"
#include "segmentation/volume/reorient.h"
#include "training/autocast.h"

#include <algorithm>

namespace glioscope {
namespace {

constexpr float kThreshold = 0.5F;

at::Tensor imagesOf(const PatchCase& patch)
{
    const Index3& n = patch.grid.size;
    const at::Tensor voxels =
        at::from_blob(const_cast<float*>(patch.voxels.data()),
                      {1, n[0], n[1], n[2], PatchCase::kChannels}, at::kFloat);
    return voxels.slice(4, 0, PatchCase::kImages)
        .permute({0, 4, 1, 2, 3})
        .contiguous(at::MemoryFormat::ChannelsLast3d);
}

at::Tensor probabilities(SegmentationNetwork& network, const at::Tensor& input,
                         const ForwardOptions& options)
{
    const Autocast autocast(options.device, options.bfloat16);
    return network.forward(input).to(at::kFloat).sigmoid();
}

/// One region's probabilities as an image, i fastest.
Image asImage(const at::Tensor& channel, const Geometry& grid)
{
    const at::Tensor fastestFirst = channel.permute({2, 1, 0}).contiguous();
    const float* first = fastestFirst.data_ptr<float>();
    return {grid, std::vector<float>(first, first + fastestFirst.numel())};
}

double regionDice(const LabelMap& prediction, const LabelMap& reference, Region region)
{
    return dice(
        compareMasks(regionMask(prediction, region).voxels, regionMask(reference, region).voxels));
}

}  // namespace

at::Tensor predictWhole(SegmentationNetwork& network, const PatchCase& patch,
                        const ForwardOptions& options)
{
    const torch::NoGradGuard noGradient;
    const bool wasTraining = network.is_training();
    network.eval();
    const at::Tensor input = imagesOf(patch).to(options.device);
    at::Tensor result = probabilities(network, input, options);
    if (options.mirrorAveraging) {
        const at::Tensor mirrored = input.flip({2}).contiguous(at::MemoryFormat::ChannelsLast3d);
        result = (result + probabilities(network, mirrored, options).flip({2})) / 2;
    }
    network.train(wasTraining);
    return result.squeeze(0).to(at::kCPU);
}

LabelMap labelsFromProbabilities(const at::Tensor& probabilities, const PatchCase& patch)
{
    constexpr std::array kPainted = {Label::Oedema, Label::Necrosis, Label::Enhancing};
    LabelMap labels(patch.reference.geometry);
    for (std::size_t region = 0; region < kPainted.size(); ++region) {
        Image image = asImage(probabilities[static_cast<std::int64_t>(region)], patch.grid);
        if (!(patch.grid == labels.geometry)) {
            image = resampleLinear(image, labels.geometry);
        }
        for (std::size_t v = 0; v < image.voxels.size(); ++v) {
            if (image.voxels[v] > kThreshold) {
                labels.voxels[v] = kPainted[region];
            }
        }
    }
    return labels;
}

CaseScore score(const LabelMap& prediction, const PatchCase& patch)
{
    CaseScore result{.name = patch.name};
    result.diceWt = regionDice(prediction, patch.reference, Region::WholeTumour);
    result.diceTc = regionDice(prediction, patch.reference, Region::TumourCore);
    result.diceEt = regionDice(prediction, patch.reference, Region::EnhancingTumour);
    result.enhancingVoxels =
        std::count(patch.reference.voxels.begin(), patch.reference.voxels.end(), Label::Enhancing);
    return result;
}

ValidationScore validate(SegmentationNetwork& network, const std::vector<PatchCase>& cases,
                         const ForwardOptions& options)
{
    ValidationScore total;
    double enhancing = 0;
    for (const PatchCase& patch : cases) {
        const CaseScore one =
            score(labelsFromProbabilities(predictWhole(network, patch, options), patch), patch);
        total.cases.push_back(one);
        total.diceWt += one.diceWt / static_cast<double>(cases.size());
        total.diceTc += one.diceTc / static_cast<double>(cases.size());
        if (one.enhancingVoxels >= kSmallestEnhancing) {
            total.diceEt += one.diceEt;
            ++enhancing;
        }
    }
    total.diceEt = enhancing > 0 ? total.diceEt / enhancing : 0;
    return total;
}

}  // namespace glioscope
