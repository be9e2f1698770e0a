#include "training/settings/config_json.h"

#include "segmentation/system/error.h"
#include "segmentation/system/json_value.h"
#include "segmentation/system/path_access.h"
#include "training/settings/score_rules.h"
#include "training/settings/setting_table.h"

#include <nlohmann/json.hpp>

#include <fstream>
#include <sstream>

namespace glioscope {
namespace {

constexpr const char* kBFloat16 = "trains_in_bfloat16";

using nlohmann::json;

/// As the type that the setting has now. Throws Error for a key that is none.
void load(const json& value, const TrainingSetting& setting, TrainingConfig& config)
{
    const SettingValue loaded = std::visit(
        [&](const auto& now) { return SettingValue(valueOf<std::decay_t<decltype(now)>>(value)); },
        setting.member.read(config));
    if (!setting.member.write(config, loaded)) {
        throw Error(Sentence::of("The training settings name %1, which this program does not know.",
                                 value.dump()));
    }
}

json asJson(const TrainingConfig& config)
{
    json result;
    for (const TrainingSetting& setting : trainingSettings()) {
        std::visit([&](const auto& value) { result[setting.key] = value; },
                   setting.member.read(config));
    }
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
            Sentence::of("The training settings hold a path or name that is not UTF-8, "
                         "which their file cannot keep; rename it."));
    }
}

TrainingConfig configFromJson(const std::string& text)
{
    try {
        const json all = json::parse(text);
        TrainingConfig config;
        for (const TrainingSetting& setting : trainingSettings()) {
            if (all.contains(setting.key)) {
                load(all.at(setting.key), setting, config);
            }
        }
        return config;
    } catch (const json::exception&) {
        throw Error(Sentence::of("The training settings cannot be read."));
    }
}

TrainingConfig readRunConfig(const std::filesystem::path& folder)
{
    const std::filesystem::path file = folder / "config.json";
    std::ifstream stream(file);
    std::ostringstream text;
    text << stream.rdbuf();
    if (!stream) {
        throw Error(
            Sentence::of("%1 holds no training run to resume: it has no config.json.", folder));
    }
    try {
        return configFromJson(text.str());
    } catch (const Error& error) {
        throw Error(Sentence::of("%1 is damaged. %2 Restore it, or start a new run folder.", file,
                                 saidBy(error)));
    }
}

std::optional<bool> trainedInBFloat16(const std::filesystem::path& folder)
{
    std::ifstream stream = streamOf(folder / "config.json");
    const json all = json::parse(stream, nullptr, false);
    const bool says = all.is_object() && all.contains(kBFloat16) && all[kBFloat16].is_boolean();
    return says ? std::optional(all[kBFloat16].get<bool>()) : std::nullopt;
}

std::optional<Sentence> changedSetting(const std::string& storedJson, const TrainingConfig& now)
{
    const json before = asJson(configFromJson(storedJson));
    const json after = asJson(now);
    for (const auto& [name, value] : before.items()) {
        if (!trainingSetting(name).use.mayChange && value != after.at(name)) {
            return Sentence::of("%1 was %2 and is %3 now", name, value.dump(),
                                after.at(name).dump());
        }
    }
    return std::nullopt;
}

}  // namespace glioscope
