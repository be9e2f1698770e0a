#pragma once

// Small pieces of a page: text made safe, numbers as tables show them, tables.

#include <string>
#include <string_view>
#include <vector>

namespace glioscope {

[[nodiscard]] std::string htmlText(std::string_view text);

/// With so many decimals; a dash where there is none, the sign of infinity.
[[nodiscard]] std::string figureText(double value, int decimals);

/// The first row is the heading; cells are HTML already.
[[nodiscard]] std::string htmlTable(const std::vector<std::vector<std::string>>& rows);

}  // namespace glioscope
