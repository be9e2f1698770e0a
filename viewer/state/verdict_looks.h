#pragma once

// How the values of maps that compare segmentations look, the same in slices and legend: a colour
// that eyes without one cone tell apart, and hatching besides. Pure.

#include "segmentation/session/layer.h"
#include "segmentation/volume/label_colours.h"

#include <cstdint>
#include <vector>

namespace glioscope {

/// Lines over a fill, seen on the screen: Rising from the lower left, Falling from the upper left.
enum class Hatch : std::uint8_t { None, Rising, Falling };

struct ValueLook {
    Colour colour;
    double fill = 0;  ///< share of the layer's opacity, 0 to 1; the lines have all of it
    Hatch hatch = Hatch::None;
    bool operator==(const ValueLook&) const = default;
};

/// Of the values 0, 1, 2, ...; 0 is not drawn. Errors: false positives vermilion and rising, false
/// negatives blue and falling, true positives a thin yellow. Agreement: what all say is plain, what
/// more than half say rises, the rest falls. Of a map that compares nothing there is none.
[[nodiscard]] std::vector<ValueLook> valueLooks(const ScalarContent& content);

}  // namespace glioscope
