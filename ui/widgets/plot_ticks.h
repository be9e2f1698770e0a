#pragma once

// Round numbers for an axis. Pure.

#include <vector>

namespace glioscope {

/// Multiples of 1, 2 or 5 times a power of ten from `least` to `most`, about `wanted` of them;
/// none where the range is empty or not finite.
[[nodiscard]] std::vector<double> roundTicks(double least, double most, int wanted);

}  // namespace glioscope
