#pragma once

// Rates over the steps of a run, as pure functions.

#include <cstdint>

namespace glioscope {

struct LearningRateSchedule {
    double peak = 2e-3;
    std::int64_t warmUpSteps = 50;
    std::int64_t totalSteps = 3000;
    double exponent = 0.9;
};

/// Rises linearly to the peak over the warm-up, then falls as (1 - progress)^exponent to 0.
[[nodiscard]] double learningRateAt(const LearningRateSchedule& schedule, std::int64_t step);

/// Decay of the averaged weights: starts low, so that the average forgets the random start, and
/// reaches `decay`; min(decay, (1 + step) / (10 + step)).
[[nodiscard]] double emaDecayAt(double decay, std::int64_t step);

}  // namespace glioscope
