#include "viewer/slices/hatching.h"

#include <algorithm>
#include <cmath>

namespace glioscope {

double onHatchLine(Hatch hatch, const Pixel& at, double period, double lineWidth)
{
    if (hatch == Hatch::None) {
        return 0;
    }
    const double along = (hatch == Hatch::Rising ? at.x + at.y : at.x - at.y) / period;
    const double across = std::abs(along - std::floor(along) - 0.5) * period;
    constexpr double kSlant = 0.7071;  // a line's width lies across it
    return std::clamp(lineWidth / 2 + 0.5 - across * kSlant, 0.0, 1.0);
}

}  // namespace glioscope
