#pragma once

// Blends a slice of labels over the picture of a slice: fills and borders, at the resolution of the
// screen. Pure functions, no toolkit.

#include "viewer/slices/slice_painter.h"
#include "viewer/state/palette.h"
#include "viewer/state/verdict_looks.h"
#include "viewer/state/view_style.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace glioscope {

/// What a label layer looks like, made from the style by paintOf().
struct OverlayPaint {
    static constexpr std::size_t kClasses = kLabelTable.size();  ///< there are fewer regions
    /// Class of each label: 0 is not drawn; regions are numbered from the outermost.
    PerLabel<std::uint8_t> classOf;
    std::array<Colour, kClasses> colours;  ///< of the classes
    /// Regions lie within each other, so of two that touch only the inner one draws a border.
    bool nested = false;
    std::array<Hatch, kClasses> hatches = {};  ///< of the fills; device pixels:
    double hatchPeriod = 8;
    double hatchWidth = 1.4;
    double fillOpacity = 0;
    double lineWidth = 0;  ///< device pixels, drawn inside the border
    double dash = 0;       ///< device pixels; 0 for a whole line
    double gap = 0;        ///< behind a dash
    /// Part of the picture's width in which it is drawn.
    double from = 0, to = 1;
};

/// Paint of a layer drawn in full.
[[nodiscard]] OverlayPaint paintOf(const OverlayStyle& style, double pixelRatio);
/// Paint of one that is only outlined beside it: in its own colour whatever the label, dashed.
[[nodiscard]] OverlayPaint outlineOf(const OverlayStyle& style, const LayerLook& look,
                                     double pixelRatio);

/// Blends a label slice over the picture. With Nearest the borders follow the voxels; otherwise the
/// borders of linearly interpolated memberships, which pass midway between voxel centres. Both are
/// antialiased.
void paintOverlay(const SliceValues<Label>& slice, const PixelMapping& mapping,
                  const OverlayPaint& paint, Interpolation interpolation, RgbaPicture& picture);

}  // namespace glioscope
