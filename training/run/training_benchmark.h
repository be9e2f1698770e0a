#pragma once

// What bounds a training run: making windows, the network, or both together, measured with the
// run's own settings and data. Free of LibTorch.

#include "segmentation/jobs/training_speed.h"
#include "training/settings/training_config.h"

#include <functional>

namespace glioscope {

/// Writes nothing. `progress` is told the steps done of all and returns false to stop, which throws
/// Cancelled. Throws Error as train() does.
[[nodiscard]] TrainingSpeed benchmarkTraining(
    const TrainingConfig& config, int steps,
    const std::function<bool(double done, double total)>& progress = {});

}  // namespace glioscope
