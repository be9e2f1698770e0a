#pragma once

// The options of commands that train or measure training. Every default comes from TrainingConfig,
// which also checks the ranges. CLI11 stays in the sources.

#include "app/engine/console/command_options.h"
#include "training/settings/training_config.h"

#include <string>
#include <vector>

namespace glioscope {

/// Settings in the types the options have.
struct TrainingSettings {
    TrainingSettings();
    void take(const TrainingConfig& from);

    TrainingConfig config;
    std::string recipe;
    std::string network, norm, loss, optimiser, schedule;
    std::vector<int> window;
    ComputeOptions compute;
    bool json = false;
};

/// Recipe, network, optimisation, schedule and contract; device and precision are `compute`'s.
void addTrainingOptions(CLI::App& command, TrainingSettings& settings);

/// The settings after parsing: what explicit options do not say comes from the recipe, or from the
/// run that is resumed. Throws CLI::ValidationError for a setting out of its range, and Error for a
/// run folder that cannot be read.
[[nodiscard]] TrainingConfig configOf(CLI::App& command, TrainingSettings& settings);

}  // namespace glioscope
