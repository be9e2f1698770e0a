#pragma once

// The options of commands that train or measure training. CLI11 stays in the sources.

#include "training/settings/training_config.h"

#include <string>

namespace CLI {
class App;
}

namespace glioscope {

struct TrainingSettings {
    TrainingConfig config;
    std::string recipe;
    bool json = false;
};

/// --recipe, and an option for each row of trainingSettings() that has one.
void addTrainingOptions(CLI::App& command, TrainingSettings& settings);

/// The settings after parsing: what explicit options do not say comes from the recipe, or from the
/// run that is resumed. Throws CLI::ValidationError for a setting out of its range, and Error for a
/// run folder that cannot be read.
[[nodiscard]] TrainingConfig configOf(CLI::App& command, TrainingSettings& settings);

}  // namespace glioscope
