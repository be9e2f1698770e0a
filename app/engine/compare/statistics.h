#pragma once

// Statistics of a cohort's figures: pure functions of numbers.

#include <optional>
#include <vector>

namespace glioscope {

struct Summary {
    std::size_t count = 0;
    double mean = 0;
    double deviation = 0;  ///< of the sample, divided by count - 1; 0 of fewer than two
    double least = 0, lowerQuartile = 0, median = 0, upperQuartile = 0, greatest = 0;
};

/// Quartiles with linear interpolation, as numpy's. `values` are finite; nothing of none.
[[nodiscard]] std::optional<Summary> summaryOf(std::vector<double> values);

/// Linear interpolation between order statistics; `sorted` is not empty, `share` in [0, 1].
[[nodiscard]] double quantile(const std::vector<double>& sorted, double share);

struct Interval {
    double mean = 0, low = 0, high = 0;
};

/// Mean with its confidence interval after Student's t, mean +- t s / sqrt(n); nothing of fewer
/// than two values.
[[nodiscard]] std::optional<Interval> meanInterval(const std::vector<double>& values,
                                                   double confidence = 0.95);

/// The t below which `share` of Student's distribution with `degrees` of freedom lies.
[[nodiscard]] double studentQuantile(double share, double degrees);

struct SignedRankTest {
    double statistic = 0;  ///< the smaller sum of ranks
    double p = 1;          ///< two-sided
    int differences = 0;   ///< those that are not 0
    bool exact = true;     ///< else the normal approximation
};

/// Wilcoxon's signed-rank test of paired differences (F. Wilcoxon, Biometrics Bulletin 1, 1945).
/// Differences of 0 are left out and equal sizes share their mean rank. With at most 50 left p
/// counts all signs of those ranks; with more it is the normal approximation with the variance
/// corrected for ties and no correction for continuity, as scipy.stats.wilcoxon's. Without any
/// difference p is 1.
[[nodiscard]] SignedRankTest signedRankTest(const std::vector<double>& differences);

/// Ranks from 1 on, the smallest first; equal values share their mean rank.
[[nodiscard]] std::vector<double> ranksOf(const std::vector<double>& values);

}  // namespace glioscope
