#include "segmentation/measurement/lesion_diameters.h"

#include "segmentation/statistics/diameter.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace glioscope {
namespace {

/// A voxel of a slice, by its indices along the slice's two axes.
struct Cell {
    int a = 0, b = 0;
};

struct Pair {
    Cell from = {};
    Cell to = {};
    double mm = 0;
};

/// One slice of a lesion.
class Slice {
public:
    Slice(const Mask& lesion, std::size_t axis, int number)
        : m_lesion(lesion), m_axis(axis), m_number(number)
    {
        const Vec3& spacing = lesion.geometry.spacingMm;
        m_stepA = spacing[a()];
        m_stepB = spacing[b()];
        findRim();
    }

    [[nodiscard]] bool isInside(const Cell& from, const Cell& to) const;
    /// Longer than `least` mm; else of that length and without ends.
    [[nodiscard]] Pair longest(const Pair& outermost, double least) const;
    [[nodiscard]] Pair perpendicularTo(const Pair& longest) const;
    [[nodiscard]] double mm(const Cell& from, const Cell& to) const
    {
        return std::hypot((to.a - from.a) * m_stepA, (to.b - from.b) * m_stepB);
    }
    [[nodiscard]] Cell cellOf(const Index3& voxel) const { return {voxel[a()], voxel[b()]}; }
    [[nodiscard]] Vec3 toLps(double alongA, double alongB) const;
    [[nodiscard]] std::array<Vec3, 2> acrossLps(const Pair& longest, const Pair& across) const;

private:
    [[nodiscard]] std::size_t a() const { return (m_axis + 1) % 3; }
    [[nodiscard]] std::size_t b() const { return (m_axis + 2) % 3; }
    [[nodiscard]] bool holds(int atA, int atB) const;
    void findRim();

    const Mask& m_lesion;
    std::size_t m_axis;
    int m_number;
    double m_stepA = 1, m_stepB = 1;
    std::vector<Cell> m_rim;  ///< of the lesion's cells those beside others
};

bool Slice::holds(int atA, int atB) const
{
    Index3 at{};
    at[m_axis] = m_number;
    at[a()] = atA;
    at[b()] = atB;
    return m_lesion.geometry.contains(at) && m_lesion.at(at[0], at[1], at[2]);
}

void Slice::findRim()
{
    for (int atA = 0; atA < m_lesion.geometry.size[a()]; ++atA) {
        for (int atB = 0; atB < m_lesion.geometry.size[b()]; ++atB) {
            const bool surrounded = holds(atA - 1, atB) && holds(atA + 1, atB) &&
                                    holds(atA, atB - 1) && holds(atA, atB + 1);
            if (!surrounded && holds(atA, atB)) {
                m_rim.push_back({atA, atB});
            }
        }
    }
}

/// Looks from both ends inwards: a line that leaves the lesion mostly does so at once.
bool Slice::isInside(const Cell& from, const Cell& to) const
{
    const int steps = 4 * std::max(std::abs(to.a - from.a), std::abs(to.b - from.b));
    // In whole numbers, so that a line is the same from either end.
    const auto nearest = [steps](int begin, int end, int step) {
        return (2 * (begin * (steps - step) + end * step) + steps) / (2 * steps);
    };
    const auto isHeld = [&](int step) {
        return holds(nearest(from.a, to.a, step), nearest(from.b, to.b, step));
    };
    for (int step = 1; 2 * step <= steps; ++step) {
        if (!isHeld(step) || !isHeld(steps - step)) {
            return false;
        }
    }
    return true;
}

Pair Slice::longest(const Pair& outermost, double least) const
{
    if (outermost.mm > least && isInside(outermost.from, outermost.to)) {
        return outermost;
    }
    Pair best = {.mm = least};
    for (std::size_t p = 0; p < m_rim.size(); ++p) {
        for (std::size_t q = p + 1; q < m_rim.size(); ++q) {
            const double between = mm(m_rim[p], m_rim[q]);
            if (between > best.mm && isInside(m_rim[p], m_rim[q])) {
                best = {m_rim[p], m_rim[q], between};
            }
        }
    }
    return best;
}

/// Among voxels whose way from one to the other deviates by at most half a voxel: exactly
/// perpendicular ones need not exist. Its length is what of the way is perpendicular.
Pair Slice::perpendicularTo(const Pair& longest) const
{
    const double alongA = (longest.to.a - longest.from.a) * m_stepA / longest.mm;
    const double alongB = (longest.to.b - longest.from.b) * m_stepB / longest.mm;
    const double mostAlong = (m_stepA * std::abs(alongA) + m_stepB * std::abs(alongB)) / 2;
    Pair best = {longest.from, longest.from, 0};
    for (std::size_t p = 0; p < m_rim.size(); ++p) {
        for (std::size_t q = p + 1; q < m_rim.size(); ++q) {
            const double wayA = (m_rim[q].a - m_rim[p].a) * m_stepA;
            const double wayB = (m_rim[q].b - m_rim[p].b) * m_stepB;
            const double across = std::abs(wayB * alongA - wayA * alongB);
            if (across > best.mm && std::abs(wayA * alongA + wayB * alongB) <= mostAlong &&
                isInside(m_rim[p], m_rim[q])) {
                best = {m_rim[p], m_rim[q], across};
            }
        }
    }
    return best;
}

Vec3 Slice::toLps(double alongA, double alongB) const
{
    Vec3 at{};
    at[m_axis] = m_number;
    at[a()] = alongA;
    at[b()] = alongB;
    return m_lesion.geometry.toLps(at);
}

/// Exactly perpendicular, through the middle of the two voxels.
std::array<Vec3, 2> Slice::acrossLps(const Pair& longest, const Pair& across) const
{
    const double middleA = (across.from.a + across.to.a) / 2.0;
    const double middleB = (across.from.b + across.to.b) / 2.0;
    const double half = across.mm / 2;
    const double wayA = -(longest.to.b - longest.from.b) * m_stepB / longest.mm * half / m_stepA;
    const double wayB = (longest.to.a - longest.from.a) * m_stepA / longest.mm * half / m_stepB;
    return {toLps(middleA - wayA, middleB - wayB), toLps(middleA + wayA, middleB + wayB)};
}

struct Candidate {
    int slice = 0;
    Farthest outermost;
};

/// Those that hold the lesion, the broadest first.
std::vector<Candidate> slicesOf(const Mask& lesion, std::size_t axis)
{
    std::vector<Candidate> slices;
    for (int slice = 0; slice < lesion.geometry.size[axis]; ++slice) {
        if (const auto outermost = farthestInSlice(lesion, axis, slice)) {
            slices.push_back({slice, *outermost});
        }
    }
    std::ranges::stable_sort(slices, std::greater(),
                             [](const Candidate& slice) { return slice.outermost.mm; });
    return slices;
}

}  // namespace

LesionDiameters lesionDiameters(const Mask& lesion)
{
    const Geometry& grid = lesion.geometry;
    const std::size_t axis = axialAxis(grid);
    const std::vector<Candidate> slices = slicesOf(lesion, axis);
    LesionDiameters found = {
        .normalLps = {grid.direction[0][axis], grid.direction[1][axis], grid.direction[2][axis]},
        .axialSlices = static_cast<int>(slices.size()),
        .sliceDistanceMm = grid.spacingMm[axis]};
    const Slice broadest(lesion, axis, slices.front().slice);
    const Cell any = broadest.cellOf(slices.front().outermost.from);
    found.longestLps.fill(broadest.toLps(any.a, any.b));
    found.perpendicularLps = found.longestLps;
    double largestMm2 = 0, longestMm = 0;
    for (const Candidate& candidate : slices) {
        const double outermostMm = candidate.outermost.mm;
        if (largestMm2 > 0 && outermostMm * outermostMm <= largestMm2) {
            break;  // neither it nor any that follows has room for more
        }
        const Slice slice(lesion, axis, candidate.slice);
        const Pair outermost = {slice.cellOf(candidate.outermost.from),
                                slice.cellOf(candidate.outermost.to), outermostMm};
        const double least = std::sqrt(largestMm2);
        const Pair longest = slice.longest(outermost, least);
        if (longest.mm <= least) {
            continue;
        }
        const Pair across = slice.perpendicularTo(longest);
        const double mm2 = longest.mm * across.mm;
        if (mm2 > largestMm2 || (mm2 == largestMm2 && longest.mm > longestMm)) {
            largestMm2 = mm2;
            longestMm = longest.mm;
            found.longestLps = {slice.toLps(longest.from.a, longest.from.b),
                                slice.toLps(longest.to.a, longest.to.b)};
            found.perpendicularLps = slice.acrossLps(longest, across);
        }
    }
    return found;
}

}  // namespace glioscope
