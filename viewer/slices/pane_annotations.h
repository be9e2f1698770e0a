#pragma once

// What is drawn over a slice's picture: crosshair, scale bar, edge letters and corner texts, and
// the lines, ellipses and texts of tools, as plain values. Pure.

#include "viewer/slices/view_camera.h"
#include "viewer/state/palette.h"
#include "viewer/state/pane_spec.h"

#include <array>
#include <string>
#include <vector>

namespace glioscope {

/// In device pixels from the top left corner.
struct Rectangle {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
    Colour colour;
    double opacity = 1;
};

/// From and to in device pixels, its width too.
struct Line {
    PanePoint from;
    PanePoint to;
    Colour colour;
    double opacity = 1;
    double width = 1;
};

/// An outline in device pixels; a circle where the radii are equal.
struct Ellipse {
    PanePoint centre;
    double radiusX = 0;
    double radiusY = 0;
    double degrees = 0;  ///< by which its radii are turned clockwise
    Colour colour;
    double opacity = 1;
    double width = 1;
};

/// Wherever it is wanted: its left end and middle.
struct FreeText {
    std::string text;
    PanePoint at;
    Colour colour;
};

enum class TextPlace { Left, Right, Top, Bottom, TopLeft, TopRight, Badge, BottomLeft, BarLabel };
inline constexpr std::size_t kTextPlaces = 9;

struct AnnotationText {
    std::string text;
    Colour colour;
};

struct Annotations {
    std::vector<Rectangle> rectangles;
    std::vector<Line> lines;        ///< over the rectangles
    std::vector<Ellipse> ellipses;  ///< over the lines
    std::vector<FreeText> freeTexts;
    std::array<AnnotationText, kTextPlaces> texts;  ///< indexed by TextPlace; empty ones are hidden
    double barLabelX = 0;                           ///< right end and middle of the bar's label
    double barLabelY = 0;
};

/// All of a slice pane that shows `slice`; nothing where the state has no image.
[[nodiscard]] Annotations annotate(const ViewState& state, const ViewCamera& camera,
                                   const PaneSpec& pane, int slice, double pixelRatio);

/// At most so many characters of UTF-8.
[[nodiscard]] std::string shortened(const std::string& name, double most);

/// "S 45.5 mm   78/155": position along the world axis closest to the stepping direction at the
/// cursor, and the slice counted from 1.
[[nodiscard]] std::string sliceText(const SliceFrame& frame, const Vec3& cursorLps, int slice);

}  // namespace glioscope
