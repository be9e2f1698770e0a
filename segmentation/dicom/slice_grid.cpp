#include "segmentation/dicom/slice_grid.h"

#include "segmentation/dicom/sentence_parts.h"

#include <algorithm>
#include <cmath>

namespace glioscope {
namespace {

/// Parts of a slice distance, and of a pixel, by which a slice may be off its place: as in
/// samePhysicalGrid().
constexpr double kTolerated = 0.1;
/// From here on it is said.
constexpr double kSaid = 0.01;
constexpr double kJitterMm = 0.01;
/// Share of the slices that may be missing.
constexpr double kMostMissing = 0.1;

class GridFinder {
public:
    GridFinder(const FrameStack& stack, const std::vector<DicomInstance>& instances)
        : m_stack(stack), m_instances(instances)
    {
        for (const FrameRef& ref : stack.frames) {
            m_along.push_back(alongNormal(frame(ref), normalOf(frame(stack.frames.front()))));
        }
        m_grid.notices = stack.notices;
    }

    SliceGrid find();

private:
    [[nodiscard]] const DicomFrame& frame(const FrameRef& ref) const
    {
        return m_instances[ref.instance].frames[ref.frame];
    }
    [[nodiscard]] Sentence file(std::size_t n) const
    {
        return frameName(m_instances, m_stack.frames[n]);
    }
    void place();
    [[nodiscard]] double medianGap() const;
    [[nodiscard]] bool standUpright();
    void layOut(double spacingMm, std::size_t count);
    [[nodiscard]] std::size_t farthestGap(double spacingMm) const;
    [[nodiscard]] Sentence gapWords(std::size_t n, double spacingMm) const;
    [[nodiscard]] Sentence tilted(std::size_t n, double asideMm) const;
    void fillGaps();

    const FrameStack& m_stack;
    const std::vector<DicomInstance>& m_instances;
    std::vector<double> m_along;
    SliceGrid m_grid;
};

/// In the plane from the first frame, whose jitter is below what counts.
void GridFinder::place()
{
    const DicomFrame& first = frame(m_stack.frames.front());
    const PixelLayout& pixels = m_instances[m_stack.frames.front().instance].pixels;
    const Vec3 normal = normalOf(first);
    Geometry& geometry = m_grid.geometry;
    geometry.size = {pixels.columns, pixels.rows, static_cast<int>(m_along.size())};
    geometry.spacingMm = {first.spacingMm[0], first.spacingMm[1],
                          first.sliceDistanceMm.value_or(1)};
    geometry.originLps = first.positionLps;
    for (std::size_t row = 0; row < 3; ++row) {
        geometry.direction[row] = {first.rowDirection[row], first.columnDirection[row],
                                   normal[row]};
    }
}

double GridFinder::medianGap() const
{
    std::vector<double> gaps;
    for (std::size_t n = 1; n < m_along.size(); ++n) {
        gaps.push_back(m_along[n] - m_along[n - 1]);
    }
    const auto middle = gaps.begin() + static_cast<std::ptrdiff_t>((gaps.size() - 1) / 2);
    std::ranges::nth_element(gaps, middle);
    return *middle;
}

/// False, and a problem, where the slices do not lie one above the other.
bool GridFinder::standUpright()
{
    const Geometry& g = m_grid.geometry;
    const Vec3 normal = normalOf(frame(m_stack.frames.front()));
    const double pixel = std::min(g.spacingMm[0], g.spacingMm[1]);
    double farthest = 0;
    std::size_t at = 0;
    for (std::size_t n = 1; n < m_along.size(); ++n) {
        const Vec3& p = frame(m_stack.frames[n]).positionLps;
        const double up = m_along[n] - m_along[0];
        const double aside = std::hypot(p[0] - g.originLps[0] - up * normal[0],
                                        p[1] - g.originLps[1] - up * normal[1],
                                        p[2] - g.originLps[2] - up * normal[2]);
        if (aside > farthest) {
            farthest = aside;
            at = n;
        }
    }
    if (farthest <= std::max(kTolerated * pixel, kJitterMm)) {
        return true;
    }
    m_grid.problem = tilted(at, farthest);
    return false;
}

Sentence GridFinder::tilted(std::size_t n, double asideMm) const
{
    const double up = m_along[n] - m_along[0];
    return Sentence::of(
        "The stack is tilted: %1 lies %2 mm aside of where it would be above %3, at %4 mm along "
        "the stack (%5 degrees); such a stack is no grid and is left out.",
        file(n), written("%.2f", asideMm), file(0), written("%.2f", up),
        written("%.1f", std::atan2(asideMm, up) * 180 / M_PI));
}

/// The gap that is farthest from the usual one; n of its upper slice.
std::size_t GridFinder::farthestGap(double spacingMm) const
{
    std::size_t farthest = 1;
    for (std::size_t n = 1; n < m_along.size(); ++n) {
        const auto off = [&](std::size_t m) {
            return std::abs(m_along[m] - m_along[m - 1] - spacingMm);
        };
        farthest = off(n) > off(farthest) ? n : farthest;
    }
    return farthest;
}

Sentence GridFinder::gapWords(std::size_t n, double spacingMm) const
{
    return Sentence::of("%1 and %2 are %3 mm apart where %4 mm is usual", file(n - 1), file(n),
                        written("%.3f", m_along[n] - m_along[n - 1]), written("%.3f", spacingMm));
}

/// Each slice of the grid from the frame that lies there, or from those on both sides.
void GridFinder::layOut(double spacingMm, std::size_t count)
{
    m_grid.geometry.spacingMm[2] = spacingMm;
    m_grid.geometry.size[2] = static_cast<int>(count);
    std::size_t upper = 0;
    for (std::size_t k = 0; k < count; ++k) {
        const double at = m_along[0] + static_cast<double>(k) * spacingMm;
        while (upper + 1 < m_along.size() && m_along[upper] < at - kTolerated * spacingMm) {
            ++upper;
        }
        if (std::abs(m_along[upper] - at) <= kTolerated * spacingMm) {
            m_grid.slices.push_back({m_stack.frames[upper], m_stack.frames[upper], 0});
            continue;
        }
        const double gap = m_along[upper] - m_along[upper - 1];
        m_grid.slices.push_back(
            {m_stack.frames[upper - 1], m_stack.frames[upper], (at - m_along[upper - 1]) / gap});
    }
}

/// Where distances differ: a grid of the usual one, if each frame lies at one of its places.
void GridFinder::fillGaps()
{
    const double usual = medianGap(), extent = m_along.back() - m_along.front();
    const double count = std::round(extent / usual) + 1;
    const double spacing = extent / (count - 1);
    const std::size_t worst = farthestGap(usual);
    const bool onGrid = std::ranges::all_of(m_along, [&](double along) {
        const double slices = (along - m_along[0]) / spacing;
        return std::abs(slices - std::round(slices)) <= kTolerated;
    });
    const double missing = count - static_cast<double>(m_along.size());
    if (!onGrid) {
        m_grid.problem =
            Sentence::of("The slices are not evenly spaced: %1; the series is left out.",
                         gapWords(worst, usual));
    } else if (missing > std::max(1.0, kMostMissing * count)) {
        m_grid.problem =
            Sentence::of("%1 of %2 slices are missing: %3; the series is left out.",
                         written("%.0f", missing), written("%.0f", count), gapWords(worst, usual));
    } else {
        const Sentence which =
            missing == 1 ? Sentence::of("1 of %1 slices is missing", written("%.0f", count))
                         : Sentence::of("%1 of %2 slices are missing", written("%.0f", missing),
                                        written("%.0f", count));
        m_grid.notices.push_back(Sentence::of(
            "%1: %2; what is between them is interpolated and shows no finding of its own.", which,
            gapWords(worst, usual)));
        layOut(spacing, static_cast<std::size_t>(count));
    }
}

SliceGrid GridFinder::find()
{
    place();
    if (m_along.size() == 1) {
        m_grid.slices = {{m_stack.frames[0], m_stack.frames[0], 0}};
        return std::move(m_grid);
    }
    if (!standUpright()) {
        return std::move(m_grid);
    }
    const double spacing =
        (m_along.back() - m_along.front()) / static_cast<double>(m_along.size() - 1);
    double off = 0;
    for (std::size_t n = 0; n < m_along.size(); ++n) {
        off = std::max(off, std::abs(m_along[n] - m_along[0] - static_cast<double>(n) * spacing));
    }
    if (off > std::max(kTolerated * spacing, kJitterMm)) {
        fillGaps();
        return std::move(m_grid);
    }
    if (off > std::max(kSaid * spacing, kJitterMm)) {
        m_grid.notices.push_back(
            Sentence::of("The slices are spaced a little unevenly: %1; they are taken as even.",
                         gapWords(farthestGap(spacing), spacing)));
    }
    layOut(spacing, m_along.size());
    return std::move(m_grid);
}

}  // namespace

SliceGrid gridOf(const FrameStack& stack, const std::vector<DicomInstance>& instances)
{
    return GridFinder(stack, instances).find();
}

}  // namespace glioscope
