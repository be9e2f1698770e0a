#include "training/scoring/patch_scoring.h"

#include "segmentation/inference/autocast.h"
#include "segmentation/networks/architectures/network.h"
#include "training/learning/losses.h"

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>

#include <algorithm>
#include <cmath>

namespace glioscope {
namespace {

constexpr float kThreshold = 0.5F;

/// Masks that are scored, of one side (prediction or expert): bool tensors [x, y, z].
struct Masks {
    at::Tensor whole, enhancing, necrosis, core;
};

Masks fromLabels(const at::Tensor& inside)
{
    return {inside.any(0), inside[2], inside[0], inside[0].logical_or(inside[2])};
}

Masks fromRegions(const at::Tensor& inside)
{
    return {inside[0], inside[2], inside[1].logical_and(inside[2].logical_not()), inside[1]};
}

double ratio(double part, double whole)
{
    return whole > 0 ? part / whole : std::nan("");
}

/// Adds one mask's figures and returns its Dice.
double add(PatchFigures& row, const at::Tensor& predicted, const at::Tensor& expected)
{
    const double both = predicted.logical_and(expected).sum().item<double>();
    const double found = predicted.sum().item<double>(), there = expected.sum().item<double>();
    const auto all = static_cast<double>(expected.numel());
    const double wrong = found - both, missed = there - both, outside = all - found - missed;
    const double dice = ratio(2 * both, found + there);
    row.dice.add(dice);
    row.sensitivity.add(ratio(both, there));
    row.specificity.add(ratio(outside, outside + wrong));
    row.accuracy.add(ratio(both + outside, all));
    return dice;
}

at::Tensor view(const std::vector<float>& values, const Index3& n, int channels)
{
    return at::from_blob(const_cast<float*>(values.data()), {channels, n[0], n[1], n[2]},
                         at::kFloat);
}

}  // namespace

at::Tensor predictPatch(SegmentationNetwork& network, const ReferencePatch& patch,
                        const std::vector<Sequence>& inputs, const ForwardOptions& options)
{
    const at::NoGradGuard noGradient;
    const bool wasTraining = network.is_training();
    network.eval();
    std::vector<std::int64_t> order;
    for (const Sequence sequence : inputs) {
        order.push_back(std::ranges::find(ReferencePatch::kSequences, sequence) -
                        ReferencePatch::kSequences.begin());
    }
    const at::Tensor input = view(patch.images, patch.size, ReferencePatch::kImages)
                                 .index_select(0, at::tensor(order))
                                 .unsqueeze(0)
                                 .to(options.device)
                                 .contiguous(at::MemoryFormat::ChannelsLast3d);
    const auto once = [&](const at::Tensor& x) {
        const Autocast autocast(options.device, options.bfloat16);
        return network.forward(x).to(at::kFloat).sigmoid();
    };
    at::Tensor result = once(input);
    if (options.mirrorAveraging) {
        const at::Tensor mirrored = input.flip({2}).contiguous(at::MemoryFormat::ChannelsLast3d);
        result = (result + once(mirrored).flip({2})) / 2;
    }
    network.train(wasTraining);
    return result.squeeze(0).to(at::kCPU);
}

void scorePatch(const at::Tensor& probabilities, const ReferencePatch& patch, OutputKind outputs,
                PatchEvaluation& evaluation)
{
    if (evaluation.rows.empty()) {
        for (const char* name : {"WT", "ET", "NCR (reference's TC)", "TC (BraTS)"}) {
            evaluation.rows.push_back(
                {.name = name, .dice = {}, .sensitivity = {}, .specificity = {}, .accuracy = {}});
        }
    }
    const at::Tensor inside = probabilities > kThreshold;
    const Masks predicted =
        outputs == OutputKind::Labels ? fromLabels(inside) : fromRegions(inside);
    const Masks expected =
        fromLabels(view(patch.labels, patch.size, ReferencePatch::kLabels) > kThreshold);
    add(evaluation.rows[0], predicted.whole, expected.whole);
    add(evaluation.rows[1], predicted.enhancing, expected.enhancing);
    add(evaluation.rows[2], predicted.necrosis, expected.necrosis);
    add(evaluation.rows[3], predicted.core, expected.core);
    ++evaluation.patches;
}

ValidationScore validatePatches(SegmentationNetwork& network, const ReferencePatchSet& patches,
                                const ForwardOptions& options, LossKind loss)
{
    const std::vector<Sequence> inputs(ReferencePatch::kSequences.begin(),
                                       ReferencePatch::kSequences.end());
    PatchEvaluation all;
    ValidationScore total;
    for (std::size_t n = 0; n < patches.size(); ++n) {
        const auto patch = patches.at(n);
        const at::Tensor probabilities = predictPatch(network, *patch, inputs, options);
        scorePatch(probabilities, *patch, OutputKind::Labels, all);
        PatchEvaluation one;
        scorePatch(probabilities, *patch, OutputKind::Labels, one);
        const at::Tensor labels = view(patch->labels, patch->size, ReferencePatch::kLabels);
        total.loss +=
            lossOfProbabilities(loss, probabilities, labels) / static_cast<double>(patches.size());
        total.cases.push_back({.name = patches.file(n).stem().string(),
                               .regionDice = {{one.rows[0].dice.mean(), one.rows[3].dice.mean(),
                                               one.rows[1].dice.mean()}},
                               .enhancingVoxels = labels[2].sum().item<std::int64_t>()});
    }
    const auto measured = [](const PatchMean& value) {
        return value.patches > 0 ? value.mean() : -1;
    };
    total.regionDice = {
        {measured(all.rows[0].dice), measured(all.rows[3].dice), measured(all.rows[1].dice)}};
    return total;
}

}  // namespace glioscope
