#pragma once

// Figures for a contract that were measured elsewhere and come as a file.

#include <map>
#include <string>

namespace glioscope {

/// Figures as `metrics` has them, of a JSON object of numbers. Throws Error that says what is wrong
/// with them; a Dice outside 0 to 1 is.
[[nodiscard]] std::map<std::string, double> metricsFromJson(const std::string& json);

}  // namespace glioscope
