#pragma once

// The figures of an evaluation beyond its first table, as text and as JSON, each under the name of
// the definition it follows.

#include "segmentation/metrics/comparison.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

namespace glioscope {

/// Tables of overlap, distances and lesions, without definitions.
[[nodiscard]] std::string furtherText(const std::vector<StructureFigures>& figures);

/// By key of the metric; what is infinite or not defined is null. With "byLesion" for regions.
[[nodiscard]] nlohmann::json furtherJson(const StructureFigures& row);

/// Formulas and empty rules of what furtherText() shows.
[[nodiscard]] std::string furtherDefinitions(double toleranceMm);
[[nodiscard]] nlohmann::json furtherDefinitionsJson(double toleranceMm);

}  // namespace glioscope
