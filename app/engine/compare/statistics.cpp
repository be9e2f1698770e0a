#include "app/engine/compare/statistics.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace glioscope {
namespace {

constexpr int kMostExact = 50;

double sumOf(const std::vector<double>& values)
{
    return std::accumulate(values.begin(), values.end(), 0.0);
}

double deviationOf(const std::vector<double>& values, double mean)
{
    double squares = 0;
    for (const double value : values) {
        squares += (value - mean) * (value - mean);
    }
    return values.size() < 2 ? 0 : std::sqrt(squares / static_cast<double>(values.size() - 1));
}

/// Share of Student's distribution below t >= 0: by Simpson's rule over the density, whose
/// fourth derivative is tame once t = sqrt(degrees) tan(angle).
double studentShareBelow(double t, double degrees)
{
    constexpr int kSteps = 4000;
    const double scale = std::exp(std::lgamma((degrees + 1) / 2) - std::lgamma(degrees / 2)) /
                         std::sqrt(std::acos(-1.0));
    const double end = std::atan(t / std::sqrt(degrees));
    const auto density = [&](double angle) { return std::pow(std::cos(angle), degrees - 1); };
    double sum = density(0) + density(end);
    for (int n = 1; n < kSteps; ++n) {
        sum += (n % 2 == 1 ? 4 : 2) * density(end * n / kSteps);
    }
    return 0.5 + scale * sum * end / kSteps / 3;
}

/// Two-sided p of a sum of ranks at most `smaller`, by counting all 2^n signs. Ranks are
/// multiples of a half, so sums are counted in halves.
double exactP(const std::vector<double>& ranks, double smaller)
{
    const auto halves = static_cast<std::size_t>(std::lround(2 * sumOf(ranks)));
    std::vector<double> ways(halves + 1);
    ways[0] = 1;
    for (const double rank : ranks) {
        const auto step = static_cast<std::size_t>(std::lround(2 * rank));
        for (std::size_t sum = halves; sum + 1 > step; --sum) {
            ways[sum] += ways[sum - step];
        }
    }
    double atMost = 0;
    for (std::size_t sum = 0; sum <= static_cast<std::size_t>(std::lround(2 * smaller)); ++sum) {
        atMost += ways[sum];
    }
    return std::min(1.0, 2 * atMost / std::ldexp(1.0, static_cast<int>(ranks.size())));
}

double normalP(const std::vector<double>& ranks, double smaller)
{
    const double mean = sumOf(ranks) / 2;
    double variance = 0;
    for (const double rank : ranks) {
        variance += rank * rank / 4;  // with shared ranks this is the variance corrected for ties
    }
    return std::erfc(std::abs(smaller - mean) / std::sqrt(variance) / std::sqrt(2.0));
}

}  // namespace

double quantile(const std::vector<double>& sorted, double share)
{
    const double at = share * static_cast<double>(sorted.size() - 1);
    const auto lower = static_cast<std::size_t>(at);
    const std::size_t upper = std::min(lower + 1, sorted.size() - 1);
    return sorted[lower] + (at - static_cast<double>(lower)) * (sorted[upper] - sorted[lower]);
}

std::optional<Summary> summaryOf(std::vector<double> values)
{
    if (values.empty()) {
        return std::nullopt;
    }
    Summary summary;
    summary.count = values.size();
    summary.mean = sumOf(values) / static_cast<double>(values.size());
    summary.deviation = deviationOf(values, summary.mean);
    std::ranges::sort(values);
    summary.least = values.front();
    summary.lowerQuartile = quantile(values, 0.25);
    summary.median = quantile(values, 0.5);
    summary.upperQuartile = quantile(values, 0.75);
    summary.greatest = values.back();
    return summary;
}

std::optional<Interval> meanInterval(const std::vector<double>& values, double confidence)
{
    if (values.size() < 2) {
        return std::nullopt;
    }
    const auto count = static_cast<double>(values.size());
    const double mean = sumOf(values) / count;
    const double half = studentQuantile((1 + confidence) / 2, count - 1) *
                        deviationOf(values, mean) / std::sqrt(count);
    return Interval{mean, mean - half, mean + half};
}

double studentQuantile(double share, double degrees)
{
    if (share < 0.5) {
        return -studentQuantile(1 - share, degrees);
    }
    double low = 0, high = 1;
    while (studentShareBelow(high, degrees) < share) {
        high *= 2;
    }
    for (int n = 0; n < 80; ++n) {
        const double middle = (low + high) / 2;
        (studentShareBelow(middle, degrees) < share ? low : high) = middle;
    }
    return (low + high) / 2;
}

std::vector<double> ranksOf(const std::vector<double>& values)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [&](std::size_t n) { return values[n]; });
    std::vector<double> ranks(values.size());
    for (std::size_t begin = 0; begin < order.size();) {
        std::size_t end = begin;
        while (end < order.size() && values[order[end]] == values[order[begin]]) {
            ++end;
        }
        for (std::size_t n = begin; n < end; ++n) {
            ranks[order[n]] = static_cast<double>(begin + 1 + end) / 2;
        }
        begin = end;
    }
    return ranks;
}

SignedRankTest signedRankTest(const std::vector<double>& differences)
{
    std::vector<double> signedOnes, sizes;
    for (const double difference : differences) {
        if (difference != 0) {
            signedOnes.push_back(difference);
            sizes.push_back(std::abs(difference));
        }
    }
    SignedRankTest test;
    test.differences = static_cast<int>(sizes.size());
    if (sizes.empty()) {
        return test;
    }
    const std::vector<double> ranks = ranksOf(sizes);
    double above = 0;
    for (std::size_t n = 0; n < ranks.size(); ++n) {
        above += signedOnes[n] > 0 ? ranks[n] : 0;
    }
    test.statistic = std::min(above, sumOf(ranks) - above);
    test.exact = test.differences <= kMostExact;
    test.p = test.exact ? exactP(ranks, test.statistic) : normalP(ranks, test.statistic);
    return test;
}

}  // namespace glioscope
