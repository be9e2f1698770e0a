#pragma once

// Blends a slice of a map whose values are kinds and no amounts (agreement, errors) over the
// picture of a slice: a colour and a hatching each, at the resolution of the screen. Pure
// functions, no toolkit.

#include "viewer/slices/slice_painter.h"
#include "viewer/state/verdict_looks.h"

#include <cstdint>
#include <vector>

namespace glioscope {

struct ValuePaint {
    std::vector<ValueLook> looks;  ///< of the values 0, 1, 2, ...; of what is beyond, nothing
    double opacity = 1;            ///< of lines, and of a whole fill
    double lineWidth = 1;          ///< device pixels
    double period = 6;             ///< device pixels from line to line along a row
};

[[nodiscard]] ValuePaint valuePaintOf(const ScalarContent& content, double opacity,
                                      double pixelRatio);

/// With Nearest voxels are squares; otherwise a pixel has the value that weighs most among those
/// of the four voxels around it, with smooth edges.
void paintScalar(const SliceValues<std::uint8_t>& slice, const PixelMapping& mapping,
                 const ValuePaint& paint, Interpolation interpolation, RgbaPicture& picture);

}  // namespace glioscope
