#pragma once

// Bytes as text, for JSON and pages (RFC 4648, section 4).

#include <string>
#include <string_view>

namespace glioscope {

[[nodiscard]] std::string base64(std::string_view bytes);

}  // namespace glioscope
