#pragma once

// How an intensity is written.

#include <QString>

namespace glioscope {

/// Four significant digits, and every digit before the point up to a million.
[[nodiscard]] QString intensityText(double value);

}  // namespace glioscope
