#include "segmentation/volume/geometry.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>

namespace glioscope {
namespace {

Mat3 indexToWorld(const Geometry& g)
{
    Mat3 m = g.direction;
    for (Vec3& row : m) {
        for (int c = 0; c < 3; ++c) {
            row[c] *= g.spacingMm[c];
        }
    }
    return m;
}

double distance(const Vec3& a, const Vec3& b)
{
    return std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

/// At most five significant digits, so that header jitter does not clutter a sentence.
std::string shortNumber(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.5g", std::abs(value) < 1e-6 ? 0.0 : value);
    return text;
}

}  // namespace

double determinant(const Mat3& m)
{
    return m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1]) -
           m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0]) +
           m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
}

Mat3 inverse(const Mat3& m)
{
    const double scale = 1 / determinant(m);
    Mat3 result{};
    for (int r = 0; r < 3; ++r) {
        for (int c = 0; c < 3; ++c) {
            const int a = (c + 1) % 3, b = (c + 2) % 3;
            const int x = (r + 1) % 3, y = (r + 2) % 3;
            result[r][c] = scale * (m[a][x] * m[b][y] - m[a][y] * m[b][x]);
        }
    }
    return result;
}

Vec3 multiply(const Mat3& m, const Vec3& v)
{
    Vec3 result{};
    for (int r = 0; r < 3; ++r) {
        result[r] = m[r][0] * v[0] + m[r][1] * v[1] + m[r][2] * v[2];
    }
    return result;
}

double Geometry::voxelVolumeMl() const
{
    return std::abs(determinant(indexToWorld(*this))) / 1000;
}

Vec3 Geometry::toLps(const Vec3& ijk) const
{
    Vec3 lps = multiply(indexToWorld(*this), ijk);
    for (int w = 0; w < 3; ++w) {
        lps[w] += originLps[w];
    }
    return lps;
}

Vec3 Geometry::toIjk(const Vec3& lps) const
{
    const Vec3 fromOrigin = {lps[0] - originLps[0], lps[1] - originLps[1], lps[2] - originLps[2]};
    return multiply(inverse(indexToWorld(*this)), fromOrigin);
}

Index3 Geometry::nearestVoxel(const Vec3& lps) const
{
    const Vec3 ijk = toIjk(lps);
    Index3 voxel{};
    for (int c = 0; c < 3; ++c) {
        // Clamped, since converting a huge or undefined double to int is undefined behaviour.
        constexpr double kLimit = 1e9;
        const double index = std::isfinite(ijk[c]) ? std::clamp(ijk[c], -kLimit, kLimit) : -kLimit;
        voxel[c] = static_cast<int>(std::floor(index + 0.5));
    }
    return voxel;
}

bool Geometry::contains(const Index3& ijk) const
{
    return ijk[0] >= 0 && ijk[1] >= 0 && ijk[2] >= 0 && ijk[0] < size[0] && ijk[1] < size[1] &&
           ijk[2] < size[2];
}

Vec3 Geometry::centreLps() const
{
    return toLps({(size[0] - 1) / 2.0, (size[1] - 1) / 2.0, (size[2] - 1) / 2.0});
}

AxisAssignment closestWorldAxes(const Geometry& geometry)
{
    std::array<int, 3> candidate = {0, 1, 2};
    AxisAssignment best;
    double bestAlignment = -1;
    do {
        double alignment = 0;
        for (int w = 0; w < 3; ++w) {
            alignment += std::abs(geometry.direction[w][candidate[w]]);
        }
        // Headers of single precision must not decide at 45 degrees: the earliest order wins.
        if (alignment > bestAlignment + 1e-4) {
            bestAlignment = alignment;
            best.axis = candidate;
        }
    } while (std::next_permutation(candidate.begin(), candidate.end()));
    for (int w = 0; w < 3; ++w) {
        best.flipped[w] = geometry.direction[w][best.axis[w]] < 0;
    }
    return best;
}

std::string orientationCode(const Geometry& geometry)
{
    const AxisAssignment axes = closestWorldAxes(geometry);
    std::string code(3, ' ');
    for (int w = 0; w < 3; ++w) {
        code[axes.axis[w]] = axes.flipped[w] ? "RAI"[w] : "LPS"[w];
    }
    return code;
}

double maxCornerDisplacementMm(const Geometry& a, const Geometry& b)
{
    if (a.size != b.size) {
        return std::numeric_limits<double>::infinity();
    }
    // Outer corners of the corner voxels, so that a single slice also shows a tilt.
    double largest = 0;
    for (int corner = 0; corner < 8; ++corner) {
        Vec3 ijk{};
        for (int c = 0; c < 3; ++c) {
            ijk[c] = ((corner >> c) & 1) ? a.size[c] - 0.5 : -0.5;
        }
        largest = std::max(largest, distance(a.toLps(ijk), b.toLps(ijk)));
    }
    return largest;
}

bool samePhysicalGrid(const Geometry& a, const Geometry& b)
{
    if (a == b) {
        return true;
    }
    double smallestEdge = std::numeric_limits<double>::infinity();
    for (int c = 0; c < 3; ++c) {
        smallestEdge = std::min({smallestEdge, a.spacingMm[c], b.spacingMm[c]});
    }
    return maxCornerDisplacementMm(a, b) < 0.1 * smallestEdge;
}

std::string describe(const Geometry& g)
{
    std::string text;
    for (int c = 0; c < 3; ++c) {
        text += (c ? "x" : "") + std::to_string(g.size[c]);
    }
    text += " voxels of ";
    for (int c = 0; c < 3; ++c) {
        text += (c ? "x" : "") + shortNumber(g.spacingMm[c]);
    }
    text += " mm, " + orientationCode(g) + ", from (";
    for (int c = 0; c < 3; ++c) {
        text += (c ? ", " : "") + shortNumber(g.originLps[c]);
    }
    return text + ")";
}

}  // namespace glioscope
