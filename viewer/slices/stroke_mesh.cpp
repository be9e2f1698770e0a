#include "viewer/slices/stroke_mesh.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace glioscope {
namespace {

constexpr double kFade = 0.5;        // device pixels on each side of an edge
constexpr double kLongestChord = 3;  // device pixels of an ellipse's outline drawn straight

/// A point of the middle line and the unit vector across it.
struct Station {
    PanePoint at;
    PanePoint across;
};

StrokeMesh meshAlong(const std::vector<Station>& stations, bool closed, double width,
                     double opacity)
{
    const double half = std::max(width, 1.0) / 2;
    const std::array<std::pair<double, double>, 4> rims = {
        {{half + kFade, 0}, {half - kFade, opacity}, {kFade - half, opacity}, {-half - kFade, 0}}};
    StrokeMesh mesh;
    for (const Station& station : stations) {
        for (const auto& [distance, rimOpacity] : rims) {
            mesh.points.push_back({.at = {station.at.x + distance * station.across.x,
                                          station.at.y + distance * station.across.y},
                                   .opacity = rimOpacity});
        }
    }
    const std::size_t count = stations.size();
    for (std::size_t i = 0; i + (closed ? 0 : 1) < count; ++i) {
        const std::size_t here = i * rims.size(), next = (i + 1) % count * rims.size();
        for (std::size_t rim = 0; rim + 1 < rims.size(); ++rim) {
            mesh.quads.push_back({here + rim, here + rim + 1, next + rim + 1, next + rim});
        }
    }
    return mesh;
}

}  // namespace

StrokeMesh meshOf(const Line& line)
{
    const double dx = line.to.x - line.from.x, dy = line.to.y - line.from.y;
    const double length = std::hypot(dx, dy);
    if (length == 0) {
        return {};
    }
    const PanePoint across = {-dy / length, dx / length};
    return meshAlong({{line.from, across}, {line.to, across}}, false, line.width, line.opacity);
}

StrokeMesh meshOf(const Ellipse& ellipse)
{
    const double around = 2 * std::numbers::pi * std::max({ellipse.radiusX, ellipse.radiusY, 1.0});
    const int count = std::max(24, static_cast<int>(std::ceil(around / kLongestChord)));
    const double turn = ellipse.degrees * std::numbers::pi / 180;
    const double cosine = std::cos(turn), sine = std::sin(turn);
    const auto turned = [&](double x, double y) {
        return PanePoint{cosine * x - sine * y, sine * x + cosine * y};
    };
    std::vector<Station> stations;
    for (int i = 0; i < count; ++i) {
        const double angle = 2 * std::numbers::pi * i / count;
        const double c = std::cos(angle), s = std::sin(angle);
        const PanePoint way = turned(ellipse.radiusX * c, ellipse.radiusY * s);
        const double steepness = std::hypot(ellipse.radiusY * c, ellipse.radiusX * s);
        const PanePoint across =
            steepness > 0 ? turned(ellipse.radiusY * c / steepness, ellipse.radiusX * s / steepness)
                          : turned(c, s);
        stations.push_back({{ellipse.centre.x + way.x, ellipse.centre.y + way.y}, across});
    }
    return meshAlong(stations, true, ellipse.width, ellipse.opacity);
}

}  // namespace glioscope
