#pragma once

// Arithmetic of vectors in the world.

#include "segmentation/volume/geometry.h"

#include <cmath>

namespace glioscope {

[[nodiscard]] inline Vec3 sum(const Vec3& a, const Vec3& b)
{
    return {a[0] + b[0], a[1] + b[1], a[2] + b[2]};
}

[[nodiscard]] inline Vec3 difference(const Vec3& to, const Vec3& from)
{
    return {to[0] - from[0], to[1] - from[1], to[2] - from[2]};
}

[[nodiscard]] inline Vec3 scaled(const Vec3& v, double by)
{
    return {v[0] * by, v[1] * by, v[2] * by};
}

[[nodiscard]] inline double dot(const Vec3& a, const Vec3& b)
{
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

[[nodiscard]] inline Vec3 cross(const Vec3& a, const Vec3& b)
{
    return {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
}

[[nodiscard]] inline double length(const Vec3& v)
{
    return std::hypot(v[0], v[1], v[2]);
}

[[nodiscard]] inline Vec3 middle(const Vec3& a, const Vec3& b)
{
    return scaled(sum(a, b), 0.5);
}

[[nodiscard]] inline double distance(const Vec3& a, const Vec3& b)
{
    return length(difference(a, b));
}

/// Of length 1; `otherwise` where it has none.
[[nodiscard]] inline Vec3 unit(const Vec3& v, const Vec3& otherwise = {0, 0, 0})
{
    const double own = length(v);
    return own > 0 ? Vec3{v[0] / own, v[1] / own, v[2] / own} : otherwise;
}

}  // namespace glioscope
