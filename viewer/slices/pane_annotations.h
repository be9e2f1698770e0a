#pragma once

// What is drawn over a slice's picture: crosshair, scale bar, edge letters and corner texts, as
// plain values. Pure.

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

enum class TextPlace { Left, Right, Top, Bottom, TopLeft, TopRight, Badge, BottomLeft, BarLabel };
inline constexpr std::size_t kTextPlaces = 9;

struct AnnotationText {
    std::string text;
    Colour colour;
};

struct Annotations {
    std::vector<Rectangle> rectangles;
    std::array<AnnotationText, kTextPlaces> texts;  ///< indexed by TextPlace; empty ones are hidden
    double barLabelX = 0;                           ///< right end and middle of the bar's label
    double barLabelY = 0;
};

/// All of a slice pane that shows `slice`; nothing where the state has no image.
[[nodiscard]] Annotations annotate(const ViewState& state, const ViewCamera& camera,
                                   const PaneSpec& pane, int slice, double pixelRatio);

/// "S 45.5 mm   78/155": position along the world axis closest to the stepping direction at the
/// cursor, and the slice counted from 1.
[[nodiscard]] std::string sliceText(const SliceFrame& frame, const Vec3& cursorLps, int slice);

}  // namespace glioscope
