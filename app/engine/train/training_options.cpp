#include "app/engine/train/training_options.h"

#include "segmentation/system/error.h"
#include "training/settings/config_json.h"
#include "training/settings/recipes.h"

#include <CLI/CLI.hpp>

namespace glioscope {
namespace {

/// What explicit options do not say comes from the recipe, or from the run that is resumed. Options
/// are therefore applied a second time, over it.
void applyBase(CLI::App& command, TrainingSettings& settings)
{
    const TrainingConfig given = settings.config;
    if (!settings.recipe.empty()) {
        const bool named = command.count("--network") > 0;
        settings.take(recipeConfig(*fromKey<Recipe>(settings.recipe),
                                   named ? fromKey<NetworkKind>(settings.network) : std::nullopt));
    } else if (given.resume) {
        settings.take(readRunConfig(given.output));
    } else {
        return;
    }
    settings.config.resume = given.resume;
    for (CLI::Option* option : command.get_options()) {
        if (option->count() > 0) {
            option->run_callback();
        }
    }
}

template <Keyed Enum>
void addChoice(CLI::App& command, const std::string& name, std::string& value,
               const std::string& meaning)
{
    takeKeys<Enum>(command.add_option(name, value, meaning))->capture_default_str();
}

void addNetworkOptions(CLI::App& command, TrainingSettings& settings)
{
    NetworkConfig& network = settings.config.network;
    addChoice<NetworkKind>(command, "--network", settings.network, "Architecture");
    command.add_option("--width", network.baseWidth, "Filters of the first level, 1 to 256")
        ->capture_default_str();
    takeKeys<FeatureNorm>(
        command.add_option(
            "--norm", settings.norm,
            "Normalisation of features; batch-per-z is the reference's, along k, and "
            "fixes the window's k"),
        {FeatureNorm::None, FeatureNorm::Instance, FeatureNorm::Group, FeatureNorm::BatchPerZ})
        ->capture_default_str();
    command.add_option("--kernel", network.kernel, "Edge of the VNet's convolutions")
        ->check(CLI::IsMember({3, 5}))
        ->capture_default_str();
    command.add_option("--dropout", network.dropout, "VNet only")
        ->check(CLI::Range(0.0, 0.9))
        ->capture_default_str();
}

void addOptimisationOptions(CLI::App& command, TrainingSettings& settings)
{
    TrainingConfig& config = settings.config;
    const auto add = [&](const char* name, auto& value, const char* meaning) {
        command.add_option(name, value, meaning)->capture_default_str();
    };
    addChoice<LossKind>(
        command, "--loss", settings.loss,
        "dice-bce and dice-ce add cross-entropy by region or by class; reference is the "
        "reference system's, a Dice a slice with all regions mixed");
    addChoice<OptimiserKind>(command, "--optimiser", settings.optimiser,
                             "sgd has Nesterov's momentum");
    add("--momentum", config.momentum, "Of sgd, 0 to below 1; 0.99 as nnU-Net, or 0.9");
    add("--learning-rate", config.learningRate, "Peak, above 0 and at most 1");
    addChoice<RateDecay>(command, "--schedule", settings.schedule,
                         "Fall of the learning rate after the warm-up");
    add("--warm-up", config.warmUpSteps, "Steps until the peak learning rate, at least 0");
    add("--weight-decay", config.weightDecay, "From 0 to below 1");
    add("--ema-decay", config.emaDecay,
        "Of the averaged weights that are validated and kept; 0 to below 1");
    add("--gradient-clip", config.gradientClip, "Largest norm of the gradient; 0: none");
    command.add_flag(
        "--deep-supervision,!--no-deep-supervision", config.deepSupervision,
        "Also train outputs at half and quarter resolution, which the model does not keep");
}

void addScheduleOptions(CLI::App& command, TrainingSettings& settings)
{
    TrainingConfig& config = settings.config;
    const auto add = [&](const char* name, auto& value, const char* meaning) {
        command.add_option(name, value, meaning)->capture_default_str();
    };
    add("--epochs", config.epochs, "At least 1");
    add("--steps", config.stepsPerEpoch, "Steps an epoch, at least 1");
    add("--batch", config.batch, "Windows a step, 1 to 64");
    command
        .add_option("--window", settings.window,
                    "Voxels along i, j and k, 16 to 512 each, as 80x96x80 or 80 96 80")
        ->delimiter('x')
        ->expected(3)
        ->capture_default_str();
    add("--foreground-share", config.foregroundShare, "Share of windows centred on tumour, 0 to 1");
    add("--synthetic-share", config.syntheticShare, "Share of windows from phantoms, 0 to 1");
    command.add_flag("--augmentation,!--no-augmentation", config.augmentation.enabled,
                     "Windows are flipped, turned, scaled and changed in intensity; on by default");
    add("--validate-every", config.validateEveryEpochs, "Epochs between validations, at least 1");
    add("--seed", config.seed, "Of weights, windows and augmentation");
}

void addContractOptions(CLI::App& command, TrainingConfig& config)
{
    command.add_option("--hold-back", config.heldBackCases,
                       "Names of cases never trained on; the model's figures come from them");
    command.add_option("--fold", config.fold,
                       "Hold back this fold of " + std::to_string(kFolds) + " instead, 1 to " +
                           std::to_string(kFolds) + "; the patches' split.json keeps who is in it");
    command.add_option(
        "--start-from", config.startFrom,
        "Begin with the weights of this model, by name or file; it must be of "
        "the same network and must not have been trained on a case that is held back");
    command.add_option("--name", config.modelName, "Of the model; without it the network's");
    command.add_option("--training-data", config.trainingData,
                       "A sentence for the model's contract");
    command.add_option("--note", config.note, "A sentence for the model's contract");
    command.add_flag(
        "--mirror-averaging,!--no-mirror-averaging", config.mirrorAveraging,
        "The model also runs on the left-right mirrored volume and averages; off by default");
    command.add_flag(
        "--larger-windows,!--no-larger-windows", config.largerWindows,
        "The model may run on larger windows than it was trained on, as memory allows; on "
        "by default");
    command
        .add_option("--smallest-part", config.smallestPart,
                    "The model leaves out separate parts of the tumour below this share of the "
                    "largest, 0 to 1; 0 keeps all")
        ->capture_default_str();
    command.add_flag(
        "--fill-core,!--no-fill-core", config.fillCore,
        "The model counts oedema that the tumour core encloses as necrotic core; on by default");
}

}  // namespace

TrainingSettings::TrainingSettings()
{
    take({});
}

void TrainingSettings::take(const TrainingConfig& from)
{
    config = from;
    network = key(from.network.kind);
    norm = key(from.network.norm);
    loss = key(from.loss);
    optimiser = key(from.optimiser);
    schedule = key(from.rateDecay);
    window = {from.windowVoxels.begin(), from.windowVoxels.end()};
    compute = {from.device, std::string(key(from.precision))};
}

void addTrainingOptions(CLI::App& command, TrainingSettings& settings)
{
    takeKeys<Recipe>(command.add_option(
        "--recipe", settings.recipe,
        "Settings that belong together; whatever else is given comes over them. "
        "reference: as the reference system; fast: some minutes; best: as the shipped "
        "VNet, for longer"));
    addNetworkOptions(command, settings);
    addOptimisationOptions(command, settings);
    addScheduleOptions(command, settings);
    addContractOptions(command, settings.config);
}

TrainingConfig configOf(CLI::App& command, TrainingSettings& settings)
{
    applyBase(command, settings);
    TrainingConfig config = settings.config;
    config.network.kind = *fromKey<NetworkKind>(settings.network);
    config.network.norm = *fromKey<FeatureNorm>(settings.norm);
    config.loss = *fromKey<LossKind>(settings.loss);
    config.optimiser = *fromKey<OptimiserKind>(settings.optimiser);
    config.rateDecay = *fromKey<RateDecay>(settings.schedule);
    config.windowVoxels = {settings.window[0], settings.window[1], settings.window[2]};
    config.network.batchPerZLength = config.network.norm == FeatureNorm::BatchPerZ
                                         ? config.windowVoxels[2]
                                         : NetworkConfig().batchPerZLength;
    config.device = settings.compute.device;
    config.precision = settings.compute.precisionValue();
    try {
        requireValid(config);
    } catch (const Error& error) {
        throw CLI::ValidationError(command.get_name(), error.what());
    }
    return config;
}

}  // namespace glioscope
