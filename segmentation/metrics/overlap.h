#pragma once

// Overlap of two segmentations on one grid. Pure functions over spans of 0/1 masks; no geometry.

#include <cstdint>
#include <span>

namespace glioscope {

struct Confusion {
    std::int64_t truePositive = 0;
    std::int64_t falsePositive = 0;
    std::int64_t falseNegative = 0;
    std::int64_t trueNegative = 0;
};

/// Spans of one size; any non-zero value counts as inside.
[[nodiscard]] Confusion compareMasks(std::span<const std::uint8_t> prediction,
                                     std::span<const std::uint8_t> reference);

// The empty rule, for all of them: where the denominator is 0 the value is 1 (nothing to find and
// nothing wrongly found), which for Dice is the rule of the BraTS challenges to 2022.

/// 2 TP / (2 TP + FP + FN).
[[nodiscard]] double dice(const Confusion& c);
/// TP / (TP + FN).
[[nodiscard]] double sensitivity(const Confusion& c);
/// TN / (TN + FP).
[[nodiscard]] double specificity(const Confusion& c);
/// TP / (TP + FP + FN).
[[nodiscard]] double jaccard(const Confusion& c);
/// (TP + TN) / all.
[[nodiscard]] double accuracy(const Confusion& c);
/// TP / (TP + FP).
[[nodiscard]] double precision(const Confusion& c);

}  // namespace glioscope
