#include "training/training_config.h"

#include "segmentation/volume/error.h"

#include <nlohmann/json.hpp>

namespace glioscope {
namespace {

void require(bool holds, const std::string& setting, const std::string& range)
{
    if (!holds) {
        throw Error("The training setting " + setting + " must be " + range + ".");
    }
}

}  // namespace

void requireValid(const TrainingConfig& c)
{
    for (const int edge : c.windowVoxels) {
        require(edge >= 16 && edge <= 512, "window", "16 to 512 voxels along every axis");
    }
    require(c.epochs >= 1, "epochs", "at least 1");
    require(c.stepsPerEpoch >= 1, "steps", "at least 1");
    require(c.batch >= 1 && c.batch <= 64, "batch", "1 to 64");
    require(c.learningRate > 0 && c.learningRate <= 1, "learning rate", "above 0 and at most 1");
    require(c.weightDecay >= 0 && c.weightDecay < 1, "weight decay", "from 0 to below 1");
    require(c.emaDecay >= 0 && c.emaDecay < 1, "EMA decay", "from 0 to below 1");
    require(c.gradientClip > 0, "gradient clip", "above 0");
    require(c.foregroundShare >= 0 && c.foregroundShare <= 1, "foreground share", "0 to 1");
    require(c.syntheticShare >= 0 && c.syntheticShare <= 1, "synthetic share", "0 to 1");
    require(c.warmUpSteps >= 0, "warm-up", "at least 0 steps");
    require(c.validateEveryEpochs >= 1, "validation interval", "at least 1 epoch");
    require(c.network.baseWidth >= 1 && c.network.baseWidth <= 256, "width", "1 to 256");
    require(c.network.inputChannels == PatchCase::kImages, "input channels", "4");
    require(c.network.outputChannels == PatchCase::kRegions, "output channels", "3");
}

std::string toJson(const TrainingConfig& c)
{
    const nlohmann::json network = {{"kind", key(c.network.kind)},
                                    {"width", c.network.baseWidth},
                                    {"norm", key(c.network.norm)},
                                    {"kernel", c.network.kernel},
                                    {"dropout", c.network.dropout}};
    const AugmentationOptions& a = c.augmentation;
    const nlohmann::json augmentation = {{"enabled", a.enabled},
                                         {"flip_chance", a.flipChance},
                                         {"rotation_degrees", a.rotationDegrees},
                                         {"smallest_scale", a.smallestScale},
                                         {"largest_scale", a.largestScale},
                                         {"brightness", a.brightness},
                                         {"smallest_contrast", a.smallestContrast},
                                         {"largest_contrast", a.largestContrast},
                                         {"gamma_chance", a.gammaChance},
                                         {"noise_chance", a.noiseChance},
                                         {"blur_chance", a.blurChance},
                                         {"bias_field_chance", a.biasFieldChance}};
    return nlohmann::json{{"patches", c.patches.string()},
                          {"network", network},
                          {"window", c.windowVoxels},
                          {"epochs", c.epochs},
                          {"steps", c.stepsPerEpoch},
                          {"batch", c.batch},
                          {"learning_rate", c.learningRate},
                          {"weight_decay", c.weightDecay},
                          {"ema_decay", c.emaDecay},
                          {"gradient_clip", c.gradientClip},
                          {"foreground_share", c.foregroundShare},
                          {"synthetic_share", c.syntheticShare},
                          {"warm_up_steps", c.warmUpSteps},
                          {"validate_every_epochs", c.validateEveryEpochs},
                          {"seed", c.seed},
                          {"augmentation", augmentation},
                          {"held_back", c.heldBackCases},
                          {"device", c.device},
                          {"precision", key(c.precision)},
                          {"name", c.modelName},
                          {"mirror_averaging", c.mirrorAveraging}}
        .dump(2);
}

}  // namespace glioscope
