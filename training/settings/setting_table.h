#pragma once

// The one table of what a training run can be told: command line, config.json, window, checks and
// README come from it, defaults from TrainingConfig. Another setting is a member there and a row
// here. Free of LibTorch.

#include "segmentation/system/setting.h"
#include "training/settings/training_config.h"

#include <span>
#include <string_view>

namespace glioscope {

/// Where a setting stands in the window, and when it has a say.
struct TrainingUse {
    bool advanced = false;  ///< under "More settings"
    /// Of how windows are cut from whole cases: without a say where patches are ready-made.
    bool ofWindows = false;
    bool mayChange = false;  ///< in a run that goes on
    /// Whether it does anything with the other settings; always, where there is no such function.
    bool (*applies)(const TrainingConfig& config) = nullptr;
};

struct TrainingSetting : SettingFacts {
    SettingMember<TrainingConfig> member;
    TrainingUse use = {};
};

/// In the order in which command line and window show them.
[[nodiscard]] std::span<const TrainingSetting> trainingSettings();

/// By its key, of a row that there is.
[[nodiscard]] const TrainingSetting& trainingSetting(std::string_view key);

}  // namespace glioscope
