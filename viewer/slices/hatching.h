#pragma once

// Lines of a hatching on the screen. Pure.

#include "viewer/state/verdict_looks.h"

namespace glioscope {

struct Pixel {
    int x = 0;
    int y = 0;
};

/// How much of a pixel lies on a line, 0 to 1; `period` from line to line along a row and the
/// lines' width are device pixels.
[[nodiscard]] double onHatchLine(Hatch hatch, const Pixel& at, double period, double lineWidth);

}  // namespace glioscope
