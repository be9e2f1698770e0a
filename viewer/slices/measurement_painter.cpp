#include "viewer/slices/measurement_painter.h"

#include "segmentation/measurement/region_values.h"
#include "segmentation/volume/vectors.h"
#include "viewer/slices/pane_annotations.h"
#include "viewer/state/pane_language.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numbers>

namespace glioscope {
namespace {

// Hues that no palette gives to a label, and other than the crosshair's.
constexpr Colour kColour = {120, 236, 255};
constexpr Colour kActiveColour = {255, 224, 110};
constexpr Colour kRim = {0, 0, 0};
constexpr double kRimOpacity = 0.6;
constexpr double kLineWidth = 1.5;  // logical pixels, as all that follow
constexpr double kRimWidth = 3.5;
constexpr double kHandleRadius = 3.5;
constexpr double kActiveHandleRadius = 5;
constexpr double kTextAway = 10;
constexpr double kLetterWidth = 7;
constexpr double kSameNormal = 0.99;  // cosine of 8 degrees
constexpr double kSameSlice = 0.501;  // of the distance of slices

/// A shape twice: its dark rim, then its colour.
template <typename Add>
void withRim(const Colour& colour, double pixelRatio, const Add& add)
{
    add(kRim, kRimOpacity, kRimWidth * pixelRatio);
    add(colour, 1.0, kLineWidth * pixelRatio);
}

void addEllipse(const Measurement& m, const SliceScene& scene, const Colour& colour,
                double pixelRatio, Annotations& annotations)
{
    const PanePoint centre = scene.pointAt(m.points[0]);
    const PanePoint one = scene.pointAt(m.points[1]), other = scene.pointAt(m.points[2]);
    withRim(colour, pixelRatio, [&](const Colour& with, double opacity, double width) {
        annotations.ellipses.push_back(
            {.centre = centre,
             .radiusX = std::hypot(one.x - centre.x, one.y - centre.y),
             .radiusY = std::hypot(other.x - centre.x, other.y - centre.y),
             .degrees = std::atan2(one.y - centre.y, one.x - centre.x) * 180 / std::numbers::pi,
             .colour = with,
             .opacity = opacity,
             .width = width});
    });
}

void addLines(const Measurement& m, const SliceScene& scene, const Colour& colour,
              double pixelRatio, Annotations& annotations)
{
    withRim(colour, pixelRatio, [&](const Colour& with, double opacity, double width) {
        for (const std::vector<Vec3>& line : outlineOf(m)) {
            for (std::size_t i = 1; i < line.size(); ++i) {
                annotations.lines.push_back({.from = scene.pointAt(line[i - 1]),
                                             .to = scene.pointAt(line[i]),
                                             .colour = with,
                                             .opacity = opacity,
                                             .width = width});
            }
        }
    });
}

void addHandles(const Measurement& m, const SliceScene& scene, const Colour& colour, double radius,
                double pixelRatio, Annotations& annotations)
{
    for (const Vec3& handle : handlesOf(m)) {
        const PanePoint at = scene.pointAt(handle);
        withRim(colour, pixelRatio, [&](const Colour& with, double opacity, double width) {
            annotations.ellipses.push_back({.centre = at,
                                            .radiusX = radius * pixelRatio,
                                            .radiusY = radius * pixelRatio,
                                            .colour = with,
                                            .opacity = opacity,
                                            .width = width});
        });
    }
}

/// Right of the handle that is farthest to the right, within the pane.
PanePoint textPlace(const Measurement& m, const SliceScene& scene, std::size_t letters,
                    const MeasurementLooks& looks)
{
    const double pixelRatio = looks.pixelRatio;
    PanePoint at = {-1e9, 0};
    for (const Vec3& handle : handlesOf(m)) {
        const PanePoint point = scene.pointAt(handle);
        at = point.x > at.x ? point : at;
    }
    const double width = kLetterWidth * static_cast<double>(letters) * pixelRatio;
    const double room = looks.paneWidth - width;
    const bool fits = at.x + kTextAway * pixelRatio <= room;
    return {fits ? at.x + kTextAway * pixelRatio : room,
            fits ? at.y : at.y + 2 * kTextAway * pixelRatio};
}

}  // namespace

SliceAxes axesOf(const SliceFrame& frame)
{
    const Vec3 origin = frame.toLps({0, 0, 0});
    const auto along = [&](const Vec3& step, const Vec3& otherwise) {
        return unit(difference(frame.toLps(step), origin), otherwise);
    };
    return {.right = along({1, 0, 0}, {1, 0, 0}),
            .down = along({0, 1, 0}, {0, 1, 0}),
            .normal = along({0, 0, 1}, {0, 0, 1})};
}

bool isShown(const Measurement& measurement, const SliceScene& scene)
{
    const SliceFrame& frame = scene.frame();
    if (scene.sliceCount() == 0 ||
        std::abs(dot(axesOf(frame).normal, measurement.normalLps)) < kSameNormal) {
        return false;
    }
    return std::ranges::all_of(measurement.points, [&](const Vec3& point) {
        return std::abs(frame.fromLps(point)[2] - scene.slice()) <= kSameSlice;
    });
}

std::string paneText(const Measurement& m, const Image* image)
{
    std::string figures = figureText(m);
    if (image && isRegion(m.kind)) {
        if (const auto found = statisticsWithin(m, *image)) {
            char text[64];
            const char* format = std::abs(found->mean) < 10 ? "%.2f ± %.2f" : "%.0f ± %.0f";
            std::snprintf(text, sizeof text, format, found->mean, found->standardDeviation);
            figures = text;
        }
    }
    const std::string shown = numbersInPanes(figures);
    return m.id == 0 ? shown : std::to_string(m.id) + "  " + shown;
}

void addMeasurements(const std::vector<Measurement>& measurements, const SliceScene& scene,
                     const MeasurementLooks& looks, Annotations& annotations)
{
    for (const Measurement& m : measurements) {
        if (!isShown(m, scene)) {
            continue;
        }
        const bool active = looks.active == m.id;
        const Colour colour = active ? kActiveColour : kColour;
        if (m.kind == MeasureKind::Ellipse) {
            addEllipse(m, scene, colour, looks.pixelRatio, annotations);
        } else {
            addLines(m, scene, colour, looks.pixelRatio, annotations);
        }
        addHandles(m, scene, colour, active ? kActiveHandleRadius : kHandleRadius, looks.pixelRatio,
                   annotations);
        const std::string text = paneText(m, looks.image);
        annotations.freeTexts.push_back({text, textPlace(m, scene, text.size(), looks), colour});
    }
}

}  // namespace glioscope
