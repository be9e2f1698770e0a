#include "training/learning/schedule.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace glioscope {

double learningRateAt(const LearningRateSchedule& schedule, std::int64_t step)
{
    if (step < schedule.warmUpSteps) {
        return schedule.peak * static_cast<double>(step + 1) /
               static_cast<double>(schedule.warmUpSteps);
    }
    const auto length =
        static_cast<double>(std::max<std::int64_t>(1, schedule.totalSteps - schedule.warmUpSteps));
    const double progress = static_cast<double>(step - schedule.warmUpSteps) / length;
    const double left = std::max(0.0, 1 - progress);
    switch (schedule.decay) {
    case RateDecay::Polynomial: return schedule.peak * std::pow(left, schedule.exponent);
    case RateDecay::Cosine: return schedule.peak * (1 - std::cos(std::numbers::pi * left)) / 2;
    case RateDecay::Constant: break;
    }
    return schedule.peak;
}

double emaDecayAt(double decay, std::int64_t step)
{
    return std::min(decay, static_cast<double>(1 + step) / static_cast<double>(10 + step));
}

}  // namespace glioscope
