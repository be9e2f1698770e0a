#include "segmentation/case/consistency/place_measures.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace glioscope {
namespace {

constexpr std::size_t kBins = 24;
constexpr std::size_t kLeastBlocks = 500;
constexpr double kShiftMm = 8;

/// A head's blocks by the rank of their values: 1 to kBins, and 0 outside.
using Bins = std::vector<std::uint8_t>;

Bins binned(const HeadSample& sample)
{
    std::vector<float> sorted;
    for (std::size_t b = 0; b < sample.head.size(); ++b) {
        if (sample.head[b]) {
            sorted.push_back(sample.values[b]);
        }
    }
    std::ranges::sort(sorted);
    std::vector<float> edges;
    for (std::size_t bin = 1; bin < kBins; ++bin) {
        edges.push_back(sorted[bin * sorted.size() / kBins]);
    }
    Bins bins(sample.head.size());
    for (std::size_t b = 0; b < bins.size(); ++b) {
        if (sample.head[b]) {
            bins[b] = static_cast<std::uint8_t>(
                1 + (std::ranges::upper_bound(edges, sample.values[b]) - edges.begin()));
        }
    }
    return bins;
}

/// Blocks of one grid in other places: index axes mirrored, then shifted.
struct Move {
    std::array<bool, 3> mirrored = {};
    Index3 shift = {0, 0, 0};
};

Bins moved(const Bins& bins, const Index3& size, const Move& move)
{
    Bins result(bins.size());
    const auto source = [&](int c, int index) {
        const int from = index - move.shift[static_cast<std::size_t>(c)];
        return move.mirrored[static_cast<std::size_t>(c)]
                   ? size[static_cast<std::size_t>(c)] - 1 - from
                   : from;
    };
    std::size_t to = 0;
    for (int k = 0; k < size[2]; ++k) {
        for (int j = 0; j < size[1]; ++j) {
            const int fromK = source(2, k), fromJ = source(1, j);
            const bool inside = fromK >= 0 && fromK < size[2] && fromJ >= 0 && fromJ < size[1];
            for (int i = 0; i < size[0]; ++i, ++to) {
                const int fromI = source(0, i);
                if (inside && fromI >= 0 && fromI < size[0]) {
                    result[to] =
                        bins[static_cast<std::size_t>((fromK * size[1] + fromJ) * size[0] + fromI)];
                }
            }
        }
    }
    return result;
}

/// In nats, over the blocks where both heads are; 0 where those are few.
double mutualInformation(const Bins& a, const Bins& b)
{
    std::array<std::uint32_t, (kBins + 1) * (kBins + 1)> joint = {};
    for (std::size_t n = 0; n < a.size(); ++n) {
        ++joint[a[n] * (kBins + 1) + b[n]];
    }
    std::array<double, kBins + 1> ofA = {}, ofB = {};
    double count = 0;
    for (std::size_t x = 1; x <= kBins; ++x) {
        for (std::size_t y = 1; y <= kBins; ++y) {
            const double both = joint[x * (kBins + 1) + y];
            ofA[x] += both;
            ofB[y] += both;
            count += both;
        }
    }
    double sum = 0;
    for (std::size_t x = 1; x <= kBins && count >= kLeastBlocks; ++x) {
        for (std::size_t y = 1; y <= kBins; ++y) {
            const double both = joint[x * (kBins + 1) + y];
            sum += both > 0 ? both / count * std::log(both * count / (ofA[x] * ofB[y])) : 0;
        }
    }
    return sum;
}

struct NamedMove {
    OtherPlace place;
    Move move;
};

std::vector<NamedMove> otherPlaces(const Geometry& grid)
{
    std::vector<NamedMove> moves;
    for (std::size_t axis = 0; axis < 3; ++axis) {
        const int along = static_cast<int>(axis);
        Move mirror, turn{.mirrored = {true, true, true}};
        mirror.mirrored[axis] = true;
        turn.mirrored[axis] = false;
        moves.push_back({{OtherPlace::Kind::Mirrored, along}, mirror});
        moves.push_back({{OtherPlace::Kind::HalfTurned, along}, turn});
        const int blocks =
            std::max(1, static_cast<int>(std::lround(kShiftMm / grid.spacingMm[axis])));
        for (const int shift : {-blocks, blocks}) {
            Move step;
            step.shift[axis] = shift;
            moves.push_back({{OtherPlace::Kind::Shifted, along}, step});
        }
    }
    return moves;
}

double overlapOf(const Bins& a, const Bins& b)
{
    std::size_t inA = 0, inB = 0, both = 0;
    for (std::size_t n = 0; n < a.size(); ++n) {
        inA += a[n] > 0;
        inB += b[n] > 0;
        both += a[n] > 0 && b[n] > 0;
    }
    return static_cast<double>(both) / static_cast<double>(std::min(inA, inB));
}

double withOthers(const Bins& one, const std::array<Bins, 4>& all, std::size_t self)
{
    double sum = 0;
    for (std::size_t other = 0; other < all.size(); ++other) {
        sum += other == self || all[other].empty() ? 0 : mutualInformation(one, all[other]);
    }
    return sum;
}

}  // namespace

std::optional<PlaceMeasures> measurePlaces(const HeadSamples& samples)
{
    const HeadSamples given = comparable(samples);
    std::array<Bins, 4> bins;
    const Geometry* grid = nullptr;
    std::ptrdiff_t count = 0;
    for (std::size_t s = 0; s < given.size(); ++s) {
        if (given[s]) {
            bins[s] = binned(*given[s]);
            grid = &given[s]->geometry;
            ++count;
        }
    }
    if (count < 2) {
        return std::nullopt;
    }
    PlaceMeasures measures;
    for (std::size_t s = 0; s < bins.size(); ++s) {
        if (bins[s].empty()) {
            continue;
        }
        measures.overlap[s] = 0;
        for (std::size_t other = 0; other < bins.size(); ++other) {
            if (other != s && !bins[other].empty()) {
                const double overlap = overlapOf(bins[s], bins[other]);
                measures.overlap[s] += overlap / static_cast<double>(count - 1);
                measures.smallestOverlap = std::min(measures.smallestOverlap, overlap);
            }
        }
        const double here = withOthers(bins[s], bins, s);
        for (const NamedMove& other : otherPlaces(*grid)) {
            const double there = withOthers(moved(bins[s], grid->size, other.move), bins, s);
            if (here > 0 && there / here > measures.elsewhere[s].ratio) {
                measures.elsewhere[s] = other.place;
                measures.elsewhere[s].ratio = there / here;
            }
        }
    }
    return measures;
}

}  // namespace glioscope
