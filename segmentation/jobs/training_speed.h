#pragma once

// What `benchmark --training --json` measured, as one line of JSON of the type
// "training-benchmark".

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

namespace glioscope {

/// Per step of a batch of windows. Seconds are the fastest of the measured steps for the network
/// and the mean for what runs beside other threads.
struct TrainingSpeed {
    int steps = 0;
    double loaderSeconds = 0;     ///< windows alone, made on the loader's threads
    double loaderCpuSeconds = 0;  ///< of all threads
    double networkSeconds = 0;    ///< the step alone, on one batch: forward, backward, new weights
    double bothSeconds = 0;       ///< as in a run, where the two overlap
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
    bool operator==(const TrainingSpeed&) const = default;
};

[[nodiscard]] std::string toLine(const TrainingSpeed& speed);

/// Nothing where it is another line.
[[nodiscard]] std::optional<TrainingSpeed> trainingSpeedFromLine(std::string_view line);

}  // namespace glioscope
