#pragma once

// Signed distances to the few solids that the phantom's anatomy is built of, in mm, positive
// inside.

#include "segmentation/volume/geometry.h"

#include <algorithm>
#include <cmath>

namespace glioscope::phantom {

inline double length(const Vec3& v)
{
    return std::sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
}

inline Vec3 minus(const Vec3& a, const Vec3& b)
{
    return {a[0] - b[0], a[1] - b[1], a[2] - b[2]};
}

/// Point on the left that stands for both sides: mirrored structures are modelled once.
inline Vec3 folded(const Vec3& p)
{
    return {std::abs(p[0]), p[1], p[2]};
}

/// Ellipsoid with semi-axes `semi`; exact near its surface only.
inline double ellipsoid(const Vec3& p, const Vec3& centre, const Vec3& semi)
{
    const Vec3 d = minus(p, centre);
    const Vec3 s = {d[0] / semi[0], d[1] / semi[1], d[2] / semi[2]};
    const double k0 = length(s);
    const double k1 = length({s[0] / semi[0], s[1] / semi[1], s[2] / semi[2]});
    return k1 > 1e-12 ? k0 * (1 - k0) / k1 : std::min({semi[0], semi[1], semi[2]});
}

struct Node {
    Vec3 at;
    double radiusMm;
};

/// Tube from one node to the next whose radius changes linearly.
inline double tube(const Vec3& p, const Node& a, const Node& b)
{
    const Vec3 along = minus(b.at, a.at), d = minus(p, a.at);
    const double dot = d[0] * along[0] + d[1] * along[1] + d[2] * along[2];
    const double squared = along[0] * along[0] + along[1] * along[1] + along[2] * along[2];
    const double t = std::clamp(dot / squared, 0.0, 1.0);
    const Vec3 off = {d[0] - t * along[0], d[1] - t * along[1], d[2] - t * along[2]};
    return a.radiusMm + t * (b.radiusMm - a.radiusMm) - length(off);
}

/// Union of two solids that rounds the crease between them over about `rounding` mm.
inline double joined(double a, double b, double rounding)
{
    const double h = std::max(rounding - std::abs(a - b), 0.0) / rounding;
    return std::max(a, b) + h * h * rounding / 4;
}

}  // namespace glioscope::phantom
