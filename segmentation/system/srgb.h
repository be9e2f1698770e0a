#pragma once

// Colours as screens have them, sRGB (IEC 61966-2-1), and as light adds up.

#include <cmath>

namespace glioscope {

/// Of one channel, 0 to 1 both.
[[nodiscard]] inline double linearOfSrgb(double value)
{
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

}  // namespace glioscope
