#pragma once

// The part of a page that says how far a model's probabilities can be believed.

#include "app/engine/compare/cohort_results.h"
#include "app/engine/compare/cohort_tables.h"

#include <cstddef>
#include <string>
#include <vector>

namespace glioscope {

/// Whether any record has it.
[[nodiscard]] bool hasConfidence(const CohortResults& results);

/// By model and structure: the pooled expected calibration error, and in how many cases the
/// expert's volume lies within the interval.
[[nodiscard]] TableRows calibrationTable(const CohortResults& results);

/// Share of marked voxels over the mean probability of each bin, a line a model; perfect is the
/// diagonal. Inline SVG.
[[nodiscard]] std::string reliabilitySvg(const CohortResults& results, Structure structure);

/// A row a case and model, the least certain cases first, at most `most` cases.
[[nodiscard]] TableRows uncertaintyTable(const CohortResults& results, std::size_t most);

}  // namespace glioscope
