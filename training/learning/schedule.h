#pragma once

// Rates over the steps of a run, as pure functions.

#include "training/settings/training_choices.h"

#include <cstdint>

namespace glioscope {

struct LearningRateSchedule {
    double peak = 2e-3;
    std::int64_t warmUpSteps = 50;
    std::int64_t totalSteps = 3000;
    RateDecay decay = RateDecay::Polynomial;
    double exponent = 0.9;  ///< of RateDecay::Polynomial
};

/// Rises linearly to the peak over the warm-up. Then, with p the share of the remaining steps that
/// is done: peak (1 - p)^exponent (nnU-Net), peak (1 + cos(pi p)) / 2 (Loshchilov and Hutter 2017
/// without restarts), or the peak to the end.
[[nodiscard]] double learningRateAt(const LearningRateSchedule& schedule, std::int64_t step);

/// Decay of the averaged weights: starts low, so that the average forgets the random start, and
/// reaches `decay`; min(decay, (1 + step) / (10 + step)).
[[nodiscard]] double emaDecayAt(double decay, std::int64_t step);

}  // namespace glioscope
