#pragma once

// The page of a comparison: one file that needs no other and no network. Plots are inline SVG,
// pictures are in the page.

#include "app/engine/compare/cohort_results.h"

#include <string>

namespace glioscope {

/// The same results give the same bytes but for `date`.
[[nodiscard]] std::string reportPage(const CohortResults& results, const std::string& date);

}  // namespace glioscope
