#include "segmentation/measurement/measurement.h"

#include "segmentation/volume/vectors.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <numbers>

namespace glioscope {
namespace {

constexpr int kEllipseParts = 64;
constexpr double kLeastHalfAxisMm = 0.05;
constexpr double kTolerance = 1e-3;  // mm, or of a unit vector

bool isFinite(const Vec3& v)
{
    return std::ranges::all_of(v, [](double value) { return std::isfinite(value); });
}

/// The way along the plane alone.
Vec3 inPlane(const Vec3& way, const Vec3& normal)
{
    return difference(way, scaled(normal, dot(way, normal)));
}

std::size_t pointsOf(MeasureKind kind)
{
    switch (kind) {
    case MeasureKind::Length: return 2;
    case MeasureKind::Bidirectional: return 4;
    default: return 3;
    }
}

/// Any direction along the plane.
Vec3 someDirection(const Vec3& normal)
{
    const Vec3 along = std::abs(normal[0]) < 0.7 ? Vec3{1, 0, 0} : Vec3{0, 1, 0};
    return unit(inPlane(along, normal), {1, 0, 0});
}

/// A second diameter by where it crosses the first: `at` of its length, and how far its ends lie
/// to one side and the other, mm.
struct Crossing {
    double at = 0.5;
    double one = 0;
    double other = 0;
};

/// Directions along the first diameter, and across it in the plane.
std::array<Vec3, 2> directionsOf(const Vec3& from, const Vec3& to, const Vec3& normal)
{
    const Vec3 along = unit(difference(to, from), someDirection(normal));
    return {along, unit(cross(normal, along), someDirection(along))};
}

Crossing crossingOf(const Measurement& m)
{
    const auto [along, across] = directionsOf(m.points[0], m.points[1], m.normalLps);
    const double whole = length(difference(m.points[1], m.points[0]));
    const Vec3 way = difference(middle(m.points[2], m.points[3]), m.points[0]);
    return {.at = whole > 0 ? dot(way, along) / whole : 0.5,
            .one = dot(difference(m.points[2], m.points[0]), across),
            .other = dot(difference(m.points[3], m.points[0]), across)};
}

void setCrossing(Measurement& m, const Crossing& crossing)
{
    const auto [along, across] = directionsOf(m.points[0], m.points[1], m.normalLps);
    const double whole = length(difference(m.points[1], m.points[0]));
    const Vec3 foot = sum(m.points[0], scaled(along, whole * crossing.at));
    m.points[2] = sum(foot, scaled(across, crossing.one));
    m.points[3] = sum(foot, scaled(across, crossing.other));
}

/// An end of either diameter moves: of the first, which takes the second along; of the second,
/// which slides along the first.
void moveDiameterEnd(Measurement& m, std::size_t handle, const Vec3& to)
{
    Crossing crossing = crossingOf(m);
    if (handle < 2) {
        m.points[handle] = to;
    } else {
        const auto [along, across] = directionsOf(m.points[0], m.points[1], m.normalLps);
        const Vec3 way = difference(to, m.points[0]);
        const double whole = length(difference(m.points[1], m.points[0]));
        crossing.at = whole > 0 ? std::clamp(dot(way, along) / whole, 0.0, 1.0) : 0.5;
        (handle == 2 ? crossing.one : crossing.other) = dot(way, across);
    }
    setCrossing(m, crossing);
}

double away(double halfAxisMm)
{
    return std::copysign(std::max(std::abs(halfAxisMm), kLeastHalfAxisMm), halfAxisMm);
}

/// The opposite end of the axis stays, its direction too.
void moveAxisEnd(Measurement& m, std::size_t handle, const Vec3& to)
{
    const std::size_t own = 1 + handle / 2, other = 3 - own;
    const double sign = handle % 2 == 0 ? 1 : -1;
    const Vec3 axis = difference(m.points[own], m.points[0]);
    const Vec3 direction = unit(axis, someDirection(m.normalLps));
    const Vec3 fixed = difference(m.points[0], scaled(axis, sign));
    const double half = away(sign * dot(difference(to, fixed), direction) / 2);
    const Vec3 across = difference(m.points[other], m.points[0]);
    m.points[0] = sum(fixed, scaled(direction, sign * half));
    m.points[own] = sum(m.points[0], scaled(direction, half));
    m.points[other] = sum(m.points[0], across);
}

/// Signs of the half axes at a box's corners, in turn around it.
constexpr std::array<std::array<double, 2>, 4> kCorners = {{{1, 1}, {-1, 1}, {-1, -1}, {1, -1}}};

Vec3 cornerOf(const Measurement& box, std::size_t corner)
{
    const Vec3 one = difference(box.points[1], box.points[0]);
    const Vec3 other = difference(box.points[2], box.points[0]);
    return sum(box.points[0],
               sum(scaled(one, kCorners[corner][0]), scaled(other, kCorners[corner][1])));
}

void moveCorner(Measurement& m, std::size_t corner, const Vec3& to)
{
    const Vec3 fixed = cornerOf(m, (corner + 2) % 4);
    const Vec3 way = difference(to, fixed);
    Vec3 centre = fixed;
    std::array<Vec3, 2> halves{};
    for (std::size_t axis = 0; axis < 2; ++axis) {
        const Vec3 direction =
            unit(difference(m.points[1 + axis], m.points[0]), someDirection(m.normalLps));
        const double sign = kCorners[corner][axis];
        const double half = away(sign * dot(way, direction) / 2);
        halves[axis] = scaled(direction, half);
        centre = sum(centre, scaled(halves[axis], sign));
    }
    m.points = {centre, sum(centre, halves[0]), sum(centre, halves[1])};
}

std::vector<Vec3> ellipseLine(const Measurement& m)
{
    const Vec3 one = difference(m.points[1], m.points[0]);
    const Vec3 other = difference(m.points[2], m.points[0]);
    std::vector<Vec3> line;
    for (int i = 0; i <= kEllipseParts; ++i) {
        const double angle = 2 * std::numbers::pi * (i % kEllipseParts) / kEllipseParts;
        line.push_back(
            sum(m.points[0], sum(scaled(one, std::cos(angle)), scaled(other, std::sin(angle)))));
    }
    return line;
}

std::optional<Measurement> regionAt(Measurement m, const std::vector<Vec3>& places,
                                    const SliceAxes& axes)
{
    const Vec3 way = difference(places[1], places[0]);
    const double right = std::abs(dot(way, axes.right)) / 2;
    const double down = std::abs(dot(way, axes.down)) / 2;
    if (right < kLeastHalfAxisMm || down < kLeastHalfAxisMm) {
        return std::nullopt;
    }
    const Vec3 centre = middle(places[0], places[1]);
    m.points = {centre, sum(centre, scaled(axes.right, right)),
                sum(centre, scaled(axes.down, down))};
    return m;
}

}  // namespace

std::size_t placesOf(MeasureKind kind)
{
    return kind == MeasureKind::Angle ? 3 : 2;
}

std::optional<Measurement> measurementAt(MeasureKind kind, const std::vector<Vec3>& places,
                                         const SliceAxes& axes)
{
    Measurement m = {.kind = kind, .points = places, .normalLps = axes.normal};
    if (isRegion(kind)) {
        return regionAt(std::move(m), places, axes);
    }
    for (std::size_t i = 1; i < places.size(); ++i) {
        if (length(difference(places[i], places[i - 1])) < 2 * kLeastHalfAxisMm) {
            return std::nullopt;
        }
    }
    if (kind == MeasureKind::Bidirectional) {
        const double quarter = length(difference(places[1], places[0])) / 4;
        m.points.resize(4);
        setCrossing(m, {.at = 0.5, .one = -quarter, .other = quarter});
    }
    return m;
}

bool isSound(const Measurement& m)
{
    if (m.points.size() != pointsOf(m.kind) || !isFinite(m.normalLps) ||
        std::abs(length(m.normalLps) - 1) > kTolerance ||
        !std::ranges::all_of(m.points, isFinite)) {
        return false;
    }
    for (const Vec3& point : m.points) {
        const Vec3 way = difference(point, m.points[0]);
        if (std::abs(dot(way, m.normalLps)) > kTolerance * (1 + length(way))) {
            return false;
        }
    }
    if (!isRegion(m.kind)) {
        return true;
    }
    const Vec3 one = difference(m.points[1], m.points[0]);
    const Vec3 other = difference(m.points[2], m.points[0]);
    const double both = length(one) * length(other);
    return both > 0 && std::abs(dot(one, other)) <= kTolerance * both;
}

double lengthMm(const Measurement& m)
{
    return m.kind == MeasureKind::Length ? length(difference(m.points[1], m.points[0])) : 0;
}

double angleDegrees(const Measurement& m)
{
    if (m.kind != MeasureKind::Angle) {
        return 0;
    }
    const Vec3 one = difference(m.points[0], m.points[1]);
    const Vec3 other = difference(m.points[2], m.points[1]);
    return std::atan2(length(cross(one, other)), dot(one, other)) * 180 / std::numbers::pi;
}

Diameters diametersOf(const Measurement& m)
{
    if (m.kind != MeasureKind::Bidirectional) {
        return {};
    }
    const double one = length(difference(m.points[1], m.points[0]));
    const double other = length(difference(m.points[3], m.points[2]));
    return {.longestMm = std::max(one, other), .perpendicularMm = std::min(one, other)};
}

double areaMm2(const Measurement& m)
{
    if (!isRegion(m.kind)) {
        return 0;
    }
    const double halves =
        length(difference(m.points[1], m.points[0])) * length(difference(m.points[2], m.points[0]));
    return halves * (m.kind == MeasureKind::Ellipse ? std::numbers::pi : 4);
}

std::string figureText(const Measurement& m)
{
    char text[64];
    const Diameters diameters = diametersOf(m);
    switch (m.kind) {
    case MeasureKind::Length: std::snprintf(text, sizeof text, "%.1f mm", lengthMm(m)); break;
    case MeasureKind::Angle: std::snprintf(text, sizeof text, "%.1f°", angleDegrees(m)); break;
    case MeasureKind::Bidirectional:
        std::snprintf(text, sizeof text, "%.1f × %.1f mm", diameters.longestMm,
                      diameters.perpendicularMm);
        break;
    default: std::snprintf(text, sizeof text, "%.2f cm²", areaMm2(m) / 100);
    }
    return text;
}

Vec3 centreOf(const Measurement& m)
{
    if (isRegion(m.kind)) {
        return m.points[0];
    }
    Vec3 all = {0, 0, 0};
    for (const Vec3& point : m.points) {
        all = sum(all, point);
    }
    return scaled(all, 1.0 / static_cast<double>(m.points.size()));
}

std::vector<std::vector<Vec3>> outlineOf(const Measurement& m)
{
    switch (m.kind) {
    case MeasureKind::Length:
    case MeasureKind::Angle: return {m.points};
    case MeasureKind::Bidirectional:
        return {{m.points[0], m.points[1]}, {m.points[2], m.points[3]}};
    case MeasureKind::Ellipse: return {ellipseLine(m)};
    case MeasureKind::Box: break;
    }
    std::vector<Vec3> corners = handlesOf(m);
    corners.push_back(corners.front());
    return {corners};
}

std::vector<Vec3> handlesOf(const Measurement& m)
{
    if (!isRegion(m.kind)) {
        return m.points;
    }
    std::vector<Vec3> handles;
    if (m.kind == MeasureKind::Box) {
        for (std::size_t corner = 0; corner < kCorners.size(); ++corner) {
            handles.push_back(cornerOf(m, corner));
        }
        return handles;
    }
    for (const std::size_t axis : {std::size_t{1}, std::size_t{2}}) {
        handles.push_back(m.points[axis]);
        handles.push_back(difference(scaled(m.points[0], 2), m.points[axis]));
    }
    return handles;
}

Measurement withHandleAt(const Measurement& measurement, std::size_t handle, const Vec3& lps)
{
    Measurement m = measurement;
    const Vec3 to = sum(m.points[0], inPlane(difference(lps, m.points[0]), m.normalLps));
    switch (m.kind) {
    case MeasureKind::Length:
    case MeasureKind::Angle: m.points[handle] = to; break;
    case MeasureKind::Bidirectional: moveDiameterEnd(m, handle, to); break;
    case MeasureKind::Ellipse: moveAxisEnd(m, handle, to); break;
    case MeasureKind::Box: moveCorner(m, handle, to); break;
    }
    return m;
}

Measurement movedBy(const Measurement& measurement, const Vec3& wayLps)
{
    Measurement m = measurement;
    const Vec3 way = inPlane(wayLps, m.normalLps);
    for (Vec3& point : m.points) {
        point = sum(point, way);
    }
    return m;
}

}  // namespace glioscope
