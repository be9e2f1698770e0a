#include "training/settings/recipes.h"

#include <algorithm>

namespace glioscope {
namespace {

/// Batch and epochs as published for each network; compared in README.md.
TrainingConfig referenceConfig(NetworkKind kind)
{
    TrainingConfig c;
    c.network = publishedNetwork(kind);
    c.windowVoxels = {160, 160, 16};
    c.batch = kind == NetworkKind::ResUNet ? 4 : 8;
    c.epochs = kind == NetworkKind::UNet ? 117 : kind == NetworkKind::ResUNet ? 114 : 70;
    c.stepsPerEpoch = 16;
    c.loss = LossKind::Reference;
    c.optimiser = OptimiserKind::Adam;
    c.learningRate = 1e-5;
    c.rateDecay = RateDecay::Constant;
    c.warmUpSteps = 0;
    c.weightDecay = 0;
    c.emaDecay = 0;
    c.gradientClip = 0;
    c.foregroundShare = 1;  // the reference draws until a window holds tumour
    c.syntheticShare = 0;
    c.augmentation.enabled = false;
    c.validateEveryEpochs = 1;
    c.precision = Precision::Float32;
    return c;
}

TrainingConfig fastConfig(NetworkKind kind)
{
    TrainingConfig c;
    c.network.kind = kind;
    c.windowVoxels = {64, 80, 64};
    c.epochs = 10;
    c.stepsPerEpoch = 40;
    c.warmUpSteps = 20;
    return c;
}

/// What differs between the networks of the recipe "best".
struct BestOf {
    NetworkKind kind;
    int baseWidth;
    int epochs;
};

/// The UNet and the VNet as the shipped ones of thirty-five patients, whose config.json lies in
/// training/runs; the others take the UNet's steps, and the ResUNet the shipped one's width.
constexpr BestOf kBest[] = {{NetworkKind::UNet, 8, 35},
                            {NetworkKind::ResUNet, 12, 35},
                            {NetworkKind::VNet, 8, 12},
                            {NetworkKind::ResEncUNet, 8, 35}};

TrainingConfig bestConfig(NetworkKind kind)
{
    const BestOf& best = *std::ranges::find(kBest, kind, &BestOf::kind);
    TrainingConfig c;
    c.network.kind = kind;
    c.network.baseWidth = best.baseWidth;
    c.windowVoxels = {96, 112, 96};  // the whole brain at 1.5 mm: statistics as in use
    c.epochs = best.epochs;
    c.stepsPerEpoch = 100;
    c.learningRate = 2e-3;
    c.warmUpSteps = 100;
    c.weightDecay = 1e-3;
    c.emaDecay = 0.998;
    c.syntheticShare = 0;
    c.phantomsFirst = true;
    c.mirrorAveraging = true;
    return c;
}

}  // namespace

TrainingConfig recipeConfig(Recipe recipe, std::optional<NetworkKind> kind)
{
    switch (recipe) {
    case Recipe::Reference: return referenceConfig(kind.value_or(NetworkKind::UNet));
    case Recipe::Fast: return fastConfig(kind.value_or(NetworkKind::UNet));
    case Recipe::Best: break;
    }
    return bestConfig(kind.value_or(NetworkKind::UNet));
}

}  // namespace glioscope
