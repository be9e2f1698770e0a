#include "segmentation/case/consistency/name_measures.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace glioscope {
namespace {

constexpr std::size_t kLeastBlocks = 500;
constexpr double kTail = 0.005;
constexpr double kExtreme = 0.05;

using Values = std::vector<double>;
template <typename T>
using Pairs = std::array<std::array<T, 4>, 4>;  ///< by two sequences

/// The blocks that lie inside all heads with all their neighbours: a brain's rim differs by the
/// masks.
std::vector<std::size_t> innerBlocks(const HeadSamples& given)
{
    const HeadSample* first =
        *std::ranges::find_if(given, [](const auto* g) { return g != nullptr; });
    const Index3& n = first->geometry.size;
    const auto inside = [&](std::size_t block) {
        return std::ranges::all_of(given, [=](const auto* g) { return !g || g->head[block] != 0; });
    };
    const auto row = static_cast<std::size_t>(n[0]), slice = row * static_cast<std::size_t>(n[1]);
    std::vector<std::size_t> blocks;
    for (int k = 1; k + 1 < n[2]; ++k) {
        for (int j = 1; j + 1 < n[1]; ++j) {
            for (int i = 1; i + 1 < n[0]; ++i) {
                const std::size_t b = first->geometry.offset(i, j, k);
                if (inside(b) && inside(b - 1) && inside(b + 1) && inside(b - row) &&
                    inside(b + row) && inside(b - slice) && inside(b + slice)) {
                    blocks.push_back(b);
                }
            }
        }
    }
    return blocks;
}

/// 0 to 1; equal values have their middle rank.
Values ranksOf(const Values& values)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [&](std::size_t n) { return values[n]; });
    Values ranks(values.size());
    for (std::size_t first = 0, end = 0; first < order.size(); first = end) {
        while (end < order.size() && values[order[end]] == values[order[first]]) {
            ++end;
        }
        for (std::size_t n = first; n < end; ++n) {
            ranks[order[n]] =
                static_cast<double>(first + end - 1) / 2 / static_cast<double>(order.size());
        }
    }
    return ranks;
}

double quantile(const Values& sorted, double share)
{
    return sorted[static_cast<std::size_t>(
        std::lround(share * static_cast<double>(sorted.size() - 1)))];
}

Values scaledByQuartiles(const Values& values)
{
    Values sorted = values;
    std::ranges::sort(sorted);
    const double median = quantile(sorted, 0.5);
    const double width = quantile(sorted, 0.75) - quantile(sorted, 0.25);
    Values scaled(values.size());
    std::ranges::transform(values, scaled.begin(),
                           [=](double v) { return (v - median) / (width > 0 ? width : 1); });
    return scaled;
}

/// Log of the upper over the lower tail of b - a; 0 where there are none.
double tailRatio(const Values& a, const Values& b)
{
    Values d(a.size());
    std::ranges::transform(b, a, d.begin(), std::minus<>());
    std::ranges::sort(d);
    const double median = quantile(d, 0.5);
    const double upper = quantile(d, 1 - kTail) - median, lower = median - quantile(d, kTail);
    return upper > 0 && lower > 0 ? std::log(upper / lower) : 0;
}

double correlation(const Values& a, const Values& b)
{
    double aa = 0, bb = 0, ab = 0;  // ranks: their mean is a half
    for (std::size_t n = 0; n < a.size(); ++n) {
        aa += (a[n] - 0.5) * (a[n] - 0.5);
        bb += (b[n] - 0.5) * (b[n] - 0.5);
        ab += (a[n] - 0.5) * (b[n] - 0.5);
    }
    return aa > 0 && bb > 0 ? ab / std::sqrt(aa * bb) : 0;
}

/// Mean of what `of` says of the blocks that `where` chooses by their rank; 0 where there are none.
template <typename Where, typename Of>
double meanWhere(const Values& ranks, const Where& where, const Values& others, const Of& of)
{
    double sum = 0;
    std::size_t count = 0;
    for (std::size_t n = 0; n < ranks.size(); ++n) {
        if (where(ranks[n])) {
            sum += of(others[n]);
            ++count;
        }
    }
    return count > 0 ? sum / static_cast<double>(count) : 0;
}

struct Contrasts {
    Pairs<double> correlation = {};
    Pairs<double> tails = {};            ///< [a][b]: of b - a
    Pairs<double> inDarkest = {};        ///< [a][b]: mean rank of b in the darkest of a
    Pairs<double> darkInBrightest = {};  ///< [a][b]: share of b's brightest that a has dark
};

Contrasts contrastsOf(const HeadSamples& given, const std::vector<std::size_t>& blocks)
{
    std::array<Values, 4> ranks, scaled;
    for (std::size_t s = 0; s < given.size(); ++s) {
        Values values;
        for (const std::size_t block : blocks) {
            if (given[s]) {
                values.push_back(static_cast<double>(given[s]->values[block]));
            }
        }
        if (!values.empty()) {
            ranks[s] = ranksOf(values);
            scaled[s] = scaledByQuartiles(values);
        }
    }
    Contrasts contrasts;
    for (std::size_t a = 0; a < 4; ++a) {
        for (std::size_t b = 0; b < 4; ++b) {
            if (a == b || ranks[a].empty() || ranks[b].empty()) {
                continue;
            }
            contrasts.correlation[a][b] = correlation(ranks[a], ranks[b]);
            contrasts.tails[a][b] = tailRatio(scaled[a], scaled[b]);
            contrasts.inDarkest[a][b] = meanWhere(
                ranks[a], [](double r) { return r < kExtreme; }, ranks[b],
                [](double r) { return r; });
            contrasts.darkInBrightest[a][b] = meanWhere(
                ranks[b], [](double r) { return r > 1 - kExtreme; }, ranks[a],
                [](double r) { return r < 0.5 ? 1.0 : 0.0; });
        }
    }
    return contrasts;
}

using Order = std::array<std::size_t, 4>;  ///< which image is taken for each sequence

double fluidOf(const Contrasts& c, const Order& o)
{
    return c.inDarkest[o[1]][o[3]] - c.inDarkest[o[1]][o[0]];
}

double suppressionOf(const Contrasts& c, const Order& o)
{
    return c.darkInBrightest[o[0]][o[3]] - c.darkInBrightest[o[3]][o[0]];
}

/// T1 and T1ce are alike and bright where T2 is dark; the rest is as in NameMeasures.
double plausibility(const Contrasts& c, const Order& o)
{
    return fluidOf(c, o) + suppressionOf(c, o) + c.correlation[o[1]][o[2]] -
           0.5 * c.correlation[o[1]][o[3]] - 0.5 * c.correlation[o[2]][o[3]] +
           0.3 * std::clamp(c.tails[o[1]][o[2]], -1.5, 1.5);
}

}  // namespace

NameMeasures measureNames(const HeadSamples& samples)
{
    const HeadSamples given = comparable(samples);
    NameMeasures measures;
    if (std::ranges::count(given, nullptr) > 2) {
        return measures;
    }
    const std::vector<std::size_t> blocks = innerBlocks(given);
    if (blocks.size() < kLeastBlocks) {
        return measures;
    }
    const Contrasts contrasts = contrastsOf(given, blocks);
    constexpr Order kAsNamed = {0, 1, 2, 3};
    if (given[1] && given[2]) {
        measures.enhancement = contrasts.tails[1][2];
    }
    if (given[0] && given[1] && given[3]) {
        measures.fluid = fluidOf(contrasts, kAsNamed);
        measures.suppression = suppressionOf(contrasts, kAsNamed);
    }
    if (std::ranges::count(given, nullptr) > 0) {
        return measures;
    }
    for (std::size_t a = 0; a < 4; ++a) {
        for (std::size_t b = a + 1; b < 4; ++b) {
            Order order = kAsNamed;
            std::swap(order[a], order[b]);
            const double gain = plausibility(contrasts, order) - plausibility(contrasts, kAsNamed);
            if (!measures.otherNames || gain > *measures.otherNames) {
                measures.otherNames = gain;
                measures.exchanged = {static_cast<Sequence>(a), static_cast<Sequence>(b)};
            }
        }
    }
    return measures;
}

}  // namespace glioscope
