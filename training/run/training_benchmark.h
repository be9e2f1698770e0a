#pragma once

// What bounds a training run: making windows, the network, or both together, measured with the
// run's own settings and data. Free of LibTorch.

#include "training/settings/training_config.h"

#include <algorithm>
#include <functional>

namespace glioscope {

/// Per step of config.batch windows. Seconds are the fastest of the measured steps for the network
/// and the mean for what runs beside other threads.
struct TrainingBenchmark {
    int steps = 0;
    double loaderSeconds = 0;     ///< windows alone, made on the loader's threads
    double loaderCpuSeconds = 0;  ///< of all threads
    double networkSeconds = 0;    ///< the step alone, on one batch
    double bothSeconds = 0;
    double bothCpuSeconds = 0;
    double peakMemoryBytes = 0;  ///< of the process so far, with the patches it keeps
    double diskBytes = 0;        ///< of a run's folder: two checkpoints and two models

    /// Speed of both against the slower of the two alone; 1 is the best there is.
    [[nodiscard]] double shareOfSlower() const
    {
        return bothSeconds > 0 ? std::max(loaderSeconds, networkSeconds) / bothSeconds : 0;
    }
    [[nodiscard]] double loaderShareOfCpu() const
    {
        return bothCpuSeconds > 0 ? loaderCpuSeconds / bothCpuSeconds : 0;
    }
};

/// Writes nothing. `progress` is told the steps done of all and returns false to stop, which throws
/// Cancelled. Throws Error as train() does.
[[nodiscard]] TrainingBenchmark benchmarkTraining(
    const TrainingConfig& config, int steps,
    const std::function<bool(double done, double total)>& progress = {});

}  // namespace glioscope
