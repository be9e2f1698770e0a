#pragma once

// What counts in a validation where a region is empty, in one place: for the code, and as the
// sentences that config.json carries.

#include <algorithm>
#include <cstdint>
#include <span>

namespace glioscope {

/// Below this many voxels of ET its Dice says little and a case is left out of the ET mean.
inline constexpr std::int64_t kSmallestEnhancing = 500;

/// Share that the past keeps in the score that chooses best.h5, as in nnU-Net.
inline constexpr double kScoreMemory = 0.9;

inline constexpr const char* kScoreRules =
    "Dice of a region that both leave empty is 1, that one leaves empty 0. The mean of ET is "
    "over the cases with at least 500 voxels of it; where there is none, ET is not measured. "
    "HD95 of WT is as in MONAI; cases in which one of the two found no WT are left out of its "
    "mean. The best state is chosen by the exponential moving average (0.9) of the mean Dice "
    "over the validations.";

/// Of the figures that were measured, which are 0 or above; 0 where none was.
[[nodiscard]] constexpr double meanOfMeasured(std::span<const double> figures)
{
    double sum = 0;
    int measured = 0;
    for (const double figure : figures) {
        sum += std::max(figure, 0.0);
        measured += figure >= 0 ? 1 : 0;
    }
    return measured > 0 ? sum / measured : 0;
}

/// The first score itself, then 0.9 of the past and 0.1 of `score`. `before` is below 0 at the
/// start.
[[nodiscard]] constexpr double smoothedScore(double before, double score)
{
    return before < 0 ? score : kScoreMemory * before + (1 - kScoreMemory) * score;
}

}  // namespace glioscope
