#pragma once

#include <string>

namespace glioscope {

/// The date in UTC as "2031-12-31".
[[nodiscard]] std::string today();

}  // namespace glioscope
