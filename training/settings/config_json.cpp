#include "training/settings/config_json.h"

#include "segmentation/system/error.h"
#include "training/settings/score_rules.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>

namespace glioscope {
namespace {

constexpr const char* kBFloat16 = "trains_in_bfloat16";

using nlohmann::json;

constexpr std::array kFreeToChange = {
    "patches", "epochs", "validate_every_epochs", "device", "name", "training_data", "note"};

template <typename T>
json stored(const T& value)
{
    if constexpr (std::is_enum_v<T>) {
        return std::string(key(value));
    } else if constexpr (std::is_same_v<T, std::filesystem::path>) {
        return value.string();
    } else {
        return value;
    }
}

template <typename T>
void load(const json& value, T& target)
{
    if constexpr (!Keyed<T>) {
        target = value.get<T>();
    } else if (const auto found = fromKey<T>(value.get<std::string>())) {
        target = *found;
    } else {
        throw Error("The training settings name " + value.dump() +
                    ", which this program does not know.");
    }
}

template <typename Augmentation, typename Visit>
void eachAugmentation(Augmentation& a, const Visit& visit)
{
    visit("augmentation", a.enabled);
    visit("flip_chance", a.flipChance);
    visit("rotation_degrees", a.rotationDegrees);
    visit("smallest_scale", a.smallestScale);
    visit("largest_scale", a.largestScale);
    visit("brightness", a.brightness);
    visit("smallest_contrast", a.smallestContrast);
    visit("largest_contrast", a.largestContrast);
    visit("gamma_chance", a.gammaChance);
    visit("noise_chance", a.noiseChance);
    visit("blur_chance", a.blurChance);
    visit("low_resolution_chance", a.lowResolutionChance);
    visit("bias_field_chance", a.biasFieldChance);
}

/// The one list of settings and their names.
template <typename Config, typename Visit>
void eachSetting(Config& c, const Visit& visit)
{
    visit("patches", c.patches);
    visit("network", c.network.kind);
    visit("width", c.network.baseWidth);
    visit("norm", c.network.norm);
    visit("kernel", c.network.kernel);
    visit("dropout", c.network.dropout);
    visit("batch_per_z_length", c.network.batchPerZLength);
    visit("window", c.windowVoxels);
    visit("epochs", c.epochs);
    visit("steps", c.stepsPerEpoch);
    visit("batch", c.batch);
    visit("loss", c.loss);
    visit("optimiser", c.optimiser);
    visit("momentum", c.momentum);
    visit("learning_rate", c.learningRate);
    visit("schedule", c.rateDecay);
    visit("weight_decay", c.weightDecay);
    visit("ema_decay", c.emaDecay);
    visit("gradient_clip", c.gradientClip);
    visit("deep_supervision", c.deepSupervision);
    visit("foreground_share", c.foregroundShare);
    visit("synthetic_share", c.syntheticShare);
    visit("warm_up_steps", c.warmUpSteps);
    visit("validate_every_epochs", c.validateEveryEpochs);
    visit("seed", c.seed);
    eachAugmentation(c.augmentation, visit);
    visit("held_back", c.heldBackCases);
    visit("fold", c.fold);
    visit("start_from", c.startFrom);
    visit("device", c.device);
    visit("precision", c.precision);
    visit("name", c.modelName);
    visit("training_data", c.trainingData);
    visit("note", c.note);
    visit("mirror_averaging", c.mirrorAveraging);
    visit("larger_windows", c.largerWindows);
    visit("smallest_part", c.smallestPart);
    visit("fill_core", c.fillCore);
}

json asJson(const TrainingConfig& config)
{
    json result;
    eachSetting(config, [&](const char* name, const auto& value) { result[name] = stored(value); });
    return result;
}

}  // namespace

std::string toJson(const TrainingConfig& config, std::optional<bool> bfloat16)
{
    json all = asJson(config);
    all["rules"] = kScoreRules;
    if (bfloat16) {
        all[kBFloat16] = *bfloat16;
    }
    try {
        return all.dump(2);
    } catch (const json::type_error&) {
        throw Error(
            "The training settings hold a path or name that is not UTF-8, which their file "
            "cannot keep; rename it.");
    }
}

TrainingConfig configFromJson(const std::string& text)
{
    try {
        const json all = json::parse(text);
        TrainingConfig config;
        eachSetting(config, [&](const char* name, auto& value) {
            if (all.contains(name)) {
                load(all.at(name), value);
            }
        });
        return config;
    } catch (const json::exception&) {
        throw Error("The training settings cannot be read.");
    }
}

TrainingConfig readRunConfig(const std::filesystem::path& folder)
{
    const std::filesystem::path file = folder / "config.json";
    std::ifstream stream(file);
    std::ostringstream text;
    text << stream.rdbuf();
    if (!stream) {
        throw Error(folder.string() + " holds no training run to resume: it has no config.json.");
    }
    try {
        return configFromJson(text.str());
    } catch (const Error& error) {
        throw Error(file.string() + " is damaged. " + error.what() +
                    " Restore it, or start a new run folder.");
    }
}

std::optional<bool> trainedInBFloat16(const std::filesystem::path& folder)
{
    std::ifstream stream(folder / "config.json");
    const json all = json::parse(stream, nullptr, false);
    const bool says = all.is_object() && all.contains(kBFloat16) && all[kBFloat16].is_boolean();
    return says ? std::optional(all[kBFloat16].get<bool>()) : std::nullopt;
}

std::optional<std::string> changedSetting(const std::string& storedJson, const TrainingConfig& now)
{
    const json before = asJson(configFromJson(storedJson));
    const json after = asJson(now);
    for (const auto& [name, value] : before.items()) {
        const bool free = std::ranges::any_of(kFreeToChange,
                                              [&](const char* setting) { return name == setting; });
        if (!free && value != after.at(name)) {
            return name + " was " + value.dump() + " and is " + after.at(name).dump() + " now";
        }
    }
    return std::nullopt;
}

}  // namespace glioscope
