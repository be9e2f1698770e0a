#pragma once

// Blends a slice of numbers over the picture of a slice: as colours, and as lines along which they
// have one value, at the resolution of the screen. Pure functions, no toolkit.

#include "segmentation/session/layer.h"
#include "viewer/slices/slice_painter.h"

#include <array>
#include <cstdint>
#include <vector>

namespace glioscope {

/// A line along the places that have a value.
struct IsoLine {
    double value = 0.5;  ///< of 0 to 255
    double width = 1;    ///< device pixels
    double dash = 0;     ///< device pixels of a dash and of a gap; 0 for a whole line
    Colour colour = {255, 255, 255};
};

/// What a scalar layer looks like, made from its style by paintOf().
struct ScalarPaint {
    std::array<Colour, 256> colours = {};   ///< of the values
    std::array<float, 256> opacities = {};  ///< 0 to 1; all 0 where lines alone are drawn
    std::vector<IsoLine> lines;             ///< later ones over earlier ones
    double casing = 0;  ///< device pixels of dark on both sides of a line, against any tissue
};

/// A probability has the contour of its threshold in the colour of its structure too.
[[nodiscard]] ScalarPaint paintOf(const ScalarContent& content, const LayerStyle& style,
                                  Palette palette, double pixelRatio);

/// With Nearest voxels are squares of one colour and lines follow their edges; otherwise both are
/// those of linearly interpolated values. Lines are antialiased.
void paintScalar(const SliceValues<std::uint8_t>& slice, const PixelMapping& mapping,
                 const ScalarPaint& paint, Interpolation interpolation, RgbaPicture& picture);

}  // namespace glioscope
