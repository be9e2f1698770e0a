#include "training/settings/setting_table.h"

#include "segmentation/jobs/segment_settings.h"
#include "segmentation/system/error.h"
#include "segmentation/volume/label.h"
#include "segmentation/volume/sequence.h"

#include <algorithm>
#include <iterator>

namespace glioscope {
namespace {

using C = TrainingConfig;
using N = NetworkConfig;
using A = AugmentationOptions;

template <auto... path>
constexpr SettingMember<C> at()
{
    return member<C, path...>();
}

/// Without the one that exists for imported weights.
constexpr SettingChoices kTrainedNorms = {
    [] {
        return keysOf<FeatureNorm>(
            {FeatureNorm::None, FeatureNorm::Instance, FeatureNorm::Group, FeatureNorm::BatchPerZ});
    },
    presentKey<FeatureNorm>};

constexpr SettingChoices kNetworks = {
    keysOf<NetworkKind>, presentKey<NetworkKind>, [](const std::string& key) {
        const std::optional<NetworkKind> kind = fromKey<NetworkKind>(key);
        return kind ? displayName(*kind) : std::string_view();
    }};

constexpr SettingChoices kKernels = {.keys = [] { return std::vector<std::string>{"3", "5"}; }};

bool isVNet(const C& config)
{
    return config.network.kind == NetworkKind::VNet;
}

bool usesMomentum(const C& config)
{
    return config.optimiser == OptimiserKind::Sgd;
}

constexpr SettingRange kShare = {0, 1};
constexpr SettingRange kBelowOne = {.least = 0, .most = 1, .below = true};

static_assert(kFolds == 5);  // as the help of --fold says

// clang-format off: a table, a row a setting
const TrainingSetting kSettings[] = {
    {{.key = "patches"}, at<&C::patches>(), {.mayChange = true}},
    {{.key = "task", .option = "--task",
      .help = "What is learnt: the tumour, or from the same patches the brain in random heads, as a "
      "model for brain-mask", .choices = choicesOf<TrainingTask>()}, at<&C::task>()},
    {{.key = "network", .option = "--network", .label = shown("Setting", "Network"),
      .help = shown("Setting", "Architecture"), .choices = kNetworks},
      at<&C::network, &N::kind>()},
    {{.key = "width", .option = "--width", .label = shown("Setting", "Width"),
      .help = shown("Setting", "Filters of the first level, %1"), .range = {1, 256}},
      at<&C::network, &N::baseWidth>()},
    {{.key = "window", .option = "--window", .label = shown("Setting", "Window in voxels"),
      .help = shown("Setting", "Along i, j and k, that the network sees at once, %1 each"),
      .optionHelp = "Voxels along i, j and k, %1 each, as 80x96x80 or 80 96 80",
      .range = {.least = 16, .most = 512, .unit = "voxels along every axis"}},
      at<&C::windowVoxels>(), {.ofWindows = true}},
    {{.key = "batch", .option = "--batch", .label = shown("Setting", "Batch"),
      .help = shown("Setting", "Windows a step, %1"), .range = {1, 64}}, at<&C::batch>()},
    {{.key = "epochs", .option = "--epochs", .label = shown("Setting", "Epochs"),
      .help = shown("Setting", "%1"), .range = {.least = 1}}, at<&C::epochs>(),
      {.mayChange = true}},
    {{.key = "steps", .option = "--steps", .label = shown("Setting", "Steps an epoch"),
      .help = shown("Setting", "%1"), .optionHelp = "Steps an epoch, %1", .range = {.least = 1}},
      at<&C::stepsPerEpoch>()},
    {{.key = "learning_rate", .option = "--learning-rate",
      .label = shown("Setting", "Learning rate"), .help = shown("Setting", "Peak, %1"),
      .range = {.least = 0, .most = 1, .above = true}}, at<&C::learningRate>()},
    {{.key = "loss", .option = "--loss", .label = shown("Setting", "Loss"),
      .help = shown("Setting", "What training makes smaller"),
      .optionHelp = "dice-bce and dice-ce add cross-entropy by region or by class; reference is "
      "the reference system's, a Dice a slice with all regions mixed",
      .choices = choicesOf<LossKind>()}, at<&C::loss>()},
    {{.key = "optimiser", .option = "--optimiser", .label = shown("Setting", "Optimiser"),
      .help = shown("Setting", "How weights follow the gradient"),
      .optionHelp = "sgd has Nesterov's momentum", .choices = choicesOf<OptimiserKind>()},
      at<&C::optimiser>()},
    {{.key = "schedule", .option = "--schedule", .label = shown("Setting", "Schedule"),
      .help = shown("Setting", "Fall of the learning rate after the warm-up"),
      .choices = choicesOf<RateDecay>()}, at<&C::rateDecay>()},
    {{.key = "seed", .option = "--seed", .label = shown("Setting", "Random seed"),
      .help = shown("Setting", "Of weights, windows and augmentation; the same gives the same "
      "run")}, at<&C::seed>()},
    {deviceSetting(), at<&C::device>(), {.mayChange = true}},
    {precisionSetting(), at<&C::precision>()},
    {{.key = "validate_every_epochs", .option = "--validate-every",
      .label = shown("Setting", "Epochs per validation"),
      .help = shown("Setting", "Validation is on whole held-back volumes; %1"),
      .optionHelp = "Epochs between validations, %1", .range = {.least = 1, .unit = "epoch"}},
      at<&C::validateEveryEpochs>(), {.advanced = true, .mayChange = true}},
    {{.key = "norm", .option = "--norm", .label = shown("Setting", "Normalisation"),
      .help = shown("Setting", "Of features; the one by slice is the reference's and fixes the "
      "window along k"),
      .optionHelp = "Normalisation of features; batch-per-z is the reference's, along k, and "
      "fixes the window's k", .choices = kTrainedNorms}, at<&C::network, &N::norm>(),
      {.advanced = true}},
    {{.key = "kernel", .option = "--kernel", .label = shown("Setting", "Kernel"),
      .help = shown("Setting", "Edge of the VNet's convolutions in voxels"), .choices = kKernels},
      at<&C::network, &N::kernel>(), {.advanced = true, .applies = isVNet}},
    {{.key = "dropout", .option = "--dropout", .label = shown("Setting", "Dropout"),
      .help = shown("Setting", "VNet only, %1"), .range = {0, 0.9}},
      at<&C::network, &N::dropout>(), {.advanced = true, .applies = isVNet}},
    {{.key = "batch_per_z_length"}, at<&C::network, &N::batchPerZLength>()},
    {{.key = "deep_supervision", .option = "--deep-supervision",
      .label = shown("Setting", "Deep supervision"),
      .help = shown("Setting", "Also train outputs at half and quarter resolution"),
      .optionHelp = "Also train outputs at half and quarter resolution, which the model does not "
      "keep"}, at<&C::deepSupervision>(), {.advanced = true}},
    {{.key = "momentum", .option = "--momentum", .label = shown("Setting", "Momentum"),
      .help = shown("Setting", "Of SGD, %1"), .optionHelp = "Of sgd, %1; 0.99 as nnU-Net, or 0.9",
      .range = kBelowOne}, at<&C::momentum>(), {.advanced = true, .applies = usesMomentum}},
    {{.key = "warm_up_steps", .option = "--warm-up", .label = shown("Setting", "Warm-up steps"),
      .help = shown("Setting", "Until the peak learning rate, %1"),
      .optionHelp = "Steps until the peak learning rate, %1",
      .range = {.least = 0, .unit = "steps"}}, at<&C::warmUpSteps>(), {.advanced = true}},
    {{.key = "weight_decay", .option = "--weight-decay", .label = shown("Setting", "Weight decay"),
      .help = shown("Setting", "%1"), .range = kBelowOne}, at<&C::weightDecay>(),
      {.advanced = true}},
    {{.key = "ema_decay", .option = "--ema-decay", .label = shown("Setting", "Weight averaging"),
      .help = shown("Setting", "Decay of the averaged weights that are validated and kept, %1"),
      .optionHelp = "Of the averaged weights that are validated and kept, %1", .range = kBelowOne},
      at<&C::emaDecay>(), {.advanced = true}},
    {{.key = "gradient_clip", .option = "--gradient-clip",
      .label = shown("Setting", "Gradient clip"),
      .help = shown("Setting", "Largest norm of the gradient; 0 for none"), .range = {.least = 0}},
      at<&C::gradientClip>(), {.advanced = true}},
    {{.key = "foreground_share", .option = "--foreground-share",
      .label = shown("Setting", "Tumour share"),
      .help = shown("Setting", "Share of windows centred on tumour, %1"), .range = kShare},
      at<&C::foregroundShare>(), {.advanced = true, .ofWindows = true}},
    {{.key = "synthetic_share", .option = "--synthetic-share",
      .label = shown("Setting", "Phantom share"),
      .help = shown("Setting", "Share of windows from phantoms, %1"), .range = kShare},
      at<&C::syntheticShare>(), {.advanced = true, .ofWindows = true}},
    {{.key = "phantoms_first", .option = "--phantoms-first",
      .label = shown("Setting", "Phantoms first"),
      .help = shown("Setting", "Where it starts from no model, the network learns from phantoms "
      "first; that is done once and kept for later runs")}, at<&C::phantomsFirst>(),
      {.advanced = true, .ofWindows = true}},
    {{.key = "augmentation", .option = "--augmentation", .label = shown("Setting", "Augmentation"),
      .help = shown("Setting", "Windows are flipped, turned, scaled and changed in intensity")},
      at<&C::augmentation, &A::enabled>(), {.advanced = true, .ofWindows = true}},
    {{.key = "flip_chance"}, at<&C::augmentation, &A::flipChance>()},
    {{.key = "rotation_degrees"}, at<&C::augmentation, &A::rotationDegrees>()},
    {{.key = "smallest_scale"}, at<&C::augmentation, &A::smallestScale>()},
    {{.key = "largest_scale"}, at<&C::augmentation, &A::largestScale>()},
    {{.key = "brightness"}, at<&C::augmentation, &A::brightness>()},
    {{.key = "smallest_contrast"}, at<&C::augmentation, &A::smallestContrast>()},
    {{.key = "largest_contrast"}, at<&C::augmentation, &A::largestContrast>()},
    {{.key = "gamma_chance"}, at<&C::augmentation, &A::gammaChance>()},
    {{.key = "noise_chance"}, at<&C::augmentation, &A::noiseChance>()},
    {{.key = "blur_chance"}, at<&C::augmentation, &A::blurChance>()},
    {{.key = "low_resolution_chance"}, at<&C::augmentation, &A::lowResolutionChance>()},
    {{.key = "bias_field_chance"}, at<&C::augmentation, &A::biasFieldChance>()},
    {{.key = "mirror_averaging", .option = "--mirror-averaging",
      .label = shown("Setting", "Mirror averaging"),
      .help = shown("Setting", "The model also runs on the left-right mirrored volume and "
      "averages")}, at<&C::mirrorAveraging>(), {.advanced = true}},
    {{.key = "larger_windows", .option = "--larger-windows",
      .label = shown("Setting", "Larger windows"),
      .help = shown("Setting", "The model may run on larger windows than it was trained on, as "
      "memory allows")}, at<&C::largerWindows>(), {.advanced = true, .ofWindows = true}},
    {{.key = "smallest_part", .option = "--smallest-part",
      .label = shown("Setting", "Smallest part, share"),
      .help = shown("Setting", "The model leaves out separate parts of the tumour below this "
      "share of the largest, %1; 0 keeps all"), .range = kShare}, at<&C::smallestPart>(),
      {.advanced = true, .ofWindows = true}},
    {{.key = "fill_core", .option = "--fill-core", .label = shown("Setting", "Fill core"),
      .help = shown("Setting", "The model counts oedema that the tumour core encloses as "
      "necrotic core")}, at<&C::fillCore>(), {.advanced = true, .ofWindows = true}},
    {{.key = "fold", .option = "--fold",
      .help = "Hold back this fold of five instead of named cases, 1 to 5; the patches' "
      "split.json keeps who is in it", .range = {0, kFolds}}, at<&C::fold>()},
    {{.key = "held_back", .option = "--hold-back",
      .help = "Names of cases never trained on; the model's figures come from them"},
      at<&C::heldBackCases>()},
    {{.key = "start_from", .option = "--start-from",
      .help = "Begin with the weights of this model, by name or file; it must be of the same "
      "network and must not have been trained on a case that is held back"}, at<&C::startFrom>()},
    {{.key = "name", .option = "--name", .help = "Of the model; without it the network's"},
      at<&C::modelName>(), {.mayChange = true}},
    {{.key = "training_data", .option = "--training-data",
      .help = "A sentence for the model's contract"}, at<&C::trainingData>(), {.mayChange = true}},
    {{.key = "note", .option = "--note", .help = "A sentence for the model's contract"},
      at<&C::note>(), {.mayChange = true}},
};
// clang-format on

void require(bool holds, const std::string& setting, const Sentence& range)
{
    if (!holds) {
        throw Error(Sentence::of("The training setting %1 must be %2.", setting, range));
    }
}

Sentence withUnit(const SettingRange& range)
{
    const std::string unit = range.unit;
    return unit.empty() ? rangeText(range)
                        : Sentence("%1 %2", {rangeText(range), Sentence::name(unit)});
}

/// "learning rate"
std::string inWords(std::string key)
{
    std::ranges::replace(key, '_', ' ');
    return key;
}

}  // namespace

std::span<const TrainingSetting> trainingSettings()
{
    return kSettings;
}

const TrainingSetting& trainingSetting(std::string_view key)
{
    return *std::ranges::find(kSettings, key,
                              [](const TrainingSetting& row) { return std::string_view(row.key); });
}

void requireValid(const TrainingConfig& c)
{
    for (const TrainingSetting& setting : trainingSettings()) {
        require(isWithin(setting.range, setting.member.read(c)), inWords(setting.key),
                withUnit(setting.range));
    }
    require(c.fold == 0 || c.heldBackCases.empty(), "fold",
            Sentence::of("given without held-back cases"));
    if (c.network.norm == FeatureNorm::BatchPerZ) {
        const int slices = c.network.batchPerZLength;
        require(c.windowVoxels[2] == slices && slices % sizeMultiple(c.network.kind) == 0, "window",
                Sentence::of("as long along k as the normalisation by slice, %1, and that a "
                             "multiple of %2",
                             slices, sizeMultiple(c.network.kind)));
    }
    if (c.task == TrainingTask::BrainMask) {
        require(c.fold == 0 && c.heldBackCases.empty(), "task",
                Sentence::of("tumour where cases are held back, as a brain-mask's figures come "
                             "from heads that are never seen twice"));
        require(c.loss == LossKind::SoftDice || c.loss == LossKind::DiceBce ||
                    c.loss == LossKind::Focal,
                "loss", Sentence::of("soft-dice, dice-bce or focal for a brain mask"));
    }
    require(c.network.inputChannels == std::ssize(kAllSequences), "input channels", "4");
    require(c.network.outputChannels == std::ssize(kAllRegions), "output channels", "3");
}

}  // namespace glioscope
