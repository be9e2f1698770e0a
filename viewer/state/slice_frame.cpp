#include "viewer/state/slice_frame.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace glioscope {
namespace {

/// A world axis with the sense in which it is wanted.
struct Wanted {
    int worldAxis;
    bool negative;
};

/// What shall run to the right, downwards, and with the stepping.
std::array<Wanted, 3> wantedDirections(SlicePlane plane, Convention convention)
{
    const Wanted right = {0, convention == Convention::Neurological};
    switch (plane) {
    case SlicePlane::Axial: return {right, Wanted{1, false}, Wanted{2, false}};
    case SlicePlane::Coronal: return {right, Wanted{2, true}, Wanted{1, true}};
    case SlicePlane::Sagittal: break;
    }
    return {Wanted{1, false}, Wanted{2, true}, Wanted{0, false}};
}

char letter(int worldAxis, bool negative)
{
    return negative ? "RAI"[worldAxis] : "LPS"[worldAxis];
}

}  // namespace

std::string_view displayName(SlicePlane plane)
{
    switch (plane) {
    case SlicePlane::Axial: return "Axial";
    case SlicePlane::Coronal: return "Coronal";
    case SlicePlane::Sagittal: return "Sagittal";
    }
    return "";
}

SliceFrame::SliceFrame(const Geometry& grid, SlicePlane plane, Convention convention) : m_grid(grid)
{
    const AxisAssignment assignment = closestWorldAxes(grid);
    const auto wanted = wantedDirections(plane, convention);
    for (std::size_t a = 0; a < 3; ++a) {
        const auto world = static_cast<std::size_t>(wanted[a].worldAxis);
        m_axes[a] = assignment.axis[world];
        m_reversed[a] = assignment.flipped[world] != wanted[a].negative;
        m_size[a] = grid.size[static_cast<std::size_t>(m_axes[a])];
        m_spacingMm[a] = grid.spacingMm[static_cast<std::size_t>(m_axes[a])];
    }
}

Vec3 SliceFrame::toLps(const Vec3& columnRowSlice) const
{
    Vec3 ijk{};
    for (std::size_t a = 0; a < 3; ++a) {
        ijk[static_cast<std::size_t>(m_axes[a])] =
            m_reversed[a] ? m_size[a] - 1 - columnRowSlice[a] : columnRowSlice[a];
    }
    return m_grid.toLps(ijk);
}

Vec3 SliceFrame::fromLps(const Vec3& lps) const
{
    const Vec3 ijk = m_grid.toIjk(lps);
    Vec3 result{};
    for (std::size_t a = 0; a < 3; ++a) {
        const double index = ijk[static_cast<std::size_t>(m_axes[a])];
        result[a] = m_reversed[a] ? m_size[a] - 1 - index : index;
    }
    return result;
}

int SliceFrame::sliceAt(const Vec3& lps) const
{
    const double last = std::max(0, slices() - 1);
    return static_cast<int>(std::lround(std::clamp(fromLps(lps)[2], 0.0, last)));
}

EdgeLetters SliceFrame::edgeLetters() const
{
    const auto along = [this](std::size_t a, double sign) {
        const auto axis = static_cast<std::size_t>(m_axes[a]);
        const double sense = m_reversed[a] ? -sign : sign;
        return directionLetters({sense * m_grid.direction[0][axis],
                                 sense * m_grid.direction[1][axis],
                                 sense * m_grid.direction[2][axis]});
    };
    return {.left = along(0, -1), .right = along(0, 1), .top = along(1, -1), .bottom = along(1, 1)};
}

std::string directionLetters(const Vec3& directionLps)
{
    constexpr double kLeaning = 0.2588;  // sine of 15 degrees
    const double length = std::hypot(directionLps[0], directionLps[1], directionLps[2]);
    std::array<int, 3> order = {0, 1, 2};
    const auto size = [&](int w) { return std::abs(directionLps[static_cast<std::size_t>(w)]); };
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return size(a) > size(b); });
    std::string letters;
    for (int rank = 0; rank < 2; ++rank) {
        const int world = order[static_cast<std::size_t>(rank)];
        if (rank == 0 || size(world) > kLeaning * length) {
            letters += letter(world, directionLps[static_cast<std::size_t>(world)] < 0);
        }
    }
    return letters;
}

}  // namespace glioscope
