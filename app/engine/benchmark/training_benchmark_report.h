#pragma once

// `benchmark --training`: what bounds a training run on this machine.

#include "app/engine/train/training_options.h"

namespace glioscope {

struct TrainingBenchmarkSettings {
    TrainingSettings training;  ///< config.patches empty: not asked for
    int steps = 10;
};

/// --training, --measured-steps and the options of `train` that matter to a step.
void addTrainingBenchmarkOptions(CLI::App& command, TrainingBenchmarkSettings& settings);

/// Measures and shows. Throws as benchmarkTraining() does.
void runTrainingBenchmark(CLI::App& command, TrainingBenchmarkSettings& settings, bool json);

}  // namespace glioscope
