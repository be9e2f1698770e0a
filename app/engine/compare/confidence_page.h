#pragma once

// The part of a page that says how far a model's probabilities can be believed.

#include "app/engine/compare/cohort_results.h"
#include "app/engine/compare/cohort_tables.h"

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

/// Indices of cases by their mean uncertainty over the models, the least certain first; those
/// without are not among them.
[[nodiscard]] std::vector<std::size_t> leastCertainFirst(const CohortResults& results);

/// A row a case and model in that order, at most `most` cases.
[[nodiscard]] TableRows uncertaintyTable(const CohortResults& results, std::size_t most);

}  // namespace glioscope
