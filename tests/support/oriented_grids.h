#pragma once

// Grids for tests of what is shown: one box of the world with its voxels stored in any order, and
// turned.

#include "segmentation/volume/volume.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

namespace glioscope::test {

/// 12 x 20 x 9 voxels of 2 x 1 x 3 mm along L, P, S; every side of another length.
inline Geometry lpsGrid()
{
    return {.size = {12, 20, 9},
            .spacingMm = {2, 1, 3},
            .originLps = {-7, -31, 15},
            .direction = kIdentity3};
}

/// The same voxels with index axis c running along world axis axes[c], against it where flipped.
inline Geometry reordered(const Geometry& lps, const std::array<int, 3>& axes,
                          const std::array<bool, 3>& flipped)
{
    Geometry grid;
    grid.direction = {};
    Vec3 firstIndex = {0, 0, 0};
    for (std::size_t c = 0; c < 3; ++c) {
        const auto w = static_cast<std::size_t>(axes[c]);
        grid.size[c] = lps.size[w];
        grid.spacingMm[c] = lps.spacingMm[w];
        for (std::size_t row = 0; row < 3; ++row) {
            grid.direction[row][c] = (flipped[c] ? -1 : 1) * lps.direction[row][w];
        }
        firstIndex[w] = flipped[c] ? lps.size[w] - 1 : 0;
    }
    grid.originLps = lps.toLps(firstIndex);
    return grid;
}

/// All 48 ways to store one box.
inline std::vector<Geometry> allOrders(const Geometry& lps)
{
    std::vector<Geometry> grids;
    std::array<int, 3> axes = {0, 1, 2};
    do {
        for (unsigned flips = 0; flips < 8; ++flips) {
            grids.push_back(
                reordered(lps, axes, {(flips & 1U) != 0, (flips & 2U) != 0, (flips & 4U) != 0}));
        }
    } while (std::next_permutation(axes.begin(), axes.end()));
    return grids;
}

/// Turned about its middle: first about S, then about L (degrees).
inline Geometry turned(const Geometry& grid, double aboutS, double aboutL)
{
    const double s = aboutS * M_PI / 180, l = aboutL * M_PI / 180;
    const Mat3 turnS = {{{std::cos(s), -std::sin(s), 0}, {std::sin(s), std::cos(s), 0}, {0, 0, 1}}};
    const Mat3 turnL = {{{1, 0, 0}, {0, std::cos(l), -std::sin(l)}, {0, std::sin(l), std::cos(l)}}};
    Geometry result = grid;
    const Vec3 middle = grid.centreLps();
    const Vec3 arm = {grid.originLps[0] - middle[0], grid.originLps[1] - middle[1],
                      grid.originLps[2] - middle[2]};
    const Vec3 turnedArm = multiply(turnL, multiply(turnS, arm));
    for (std::size_t c = 0; c < 3; ++c) {
        const Vec3 axis = {grid.direction[0][c], grid.direction[1][c], grid.direction[2][c]};
        const Vec3 direction = multiply(turnL, multiply(turnS, axis));
        for (std::size_t row = 0; row < 3; ++row) {
            result.direction[row][c] = direction[row];
        }
        result.originLps[c] = middle[c] + turnedArm[c];
    }
    return result;
}

/// A volume whose voxels are a function of their position in the world (LPS mm).
template <typename T, typename Function>
Volume<T> fromWorld(const Geometry& grid, Function function)
{
    Volume<T> volume(grid);
    for (int k = 0; k < grid.size[2]; ++k) {
        for (int j = 0; j < grid.size[1]; ++j) {
            for (int i = 0; i < grid.size[0]; ++i) {
                volume.at(i, j, k) = function(grid.toLps({double(i), double(j), double(k)}));
            }
        }
    }
    return volume;
}

inline double distanceMm(const Vec3& a, const Vec3& b)
{
    return std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

}  // namespace glioscope::test
