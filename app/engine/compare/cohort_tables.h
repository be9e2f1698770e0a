#pragma once

// The tables of a page: means, ranks and paired differences of a cohort's figures.

#include "app/engine/compare/cohort_results.h"
#include "app/engine/compare/statistics.h"

#include <string>
#include <utility>
#include <vector>

namespace glioscope {

/// Rows of cells, which are HTML; the first row is the heading.
using TableRows = std::vector<std::vector<std::string>>;

/// The reference system's columns, Dice, sensitivity, specificity and accuracy, as means over
/// cases.
[[nodiscard]] TableRows referenceTable(const CohortResults& results);

/// Every metric of the files by model and structure: mean and standard deviation.
[[nodiscard]] TableRows meansTable(const CohortResults& results);

/// By lesion after one program's rules, by model and region; `rules` counts in kAllLesionRules.
[[nodiscard]] TableRows lesionTable(const CohortResults& results, std::size_t rules);

struct MeanRanks {
    std::vector<double> ranks;  ///< by model; 1 is best; NaN without cells
    std::size_t cells = 0;      ///< of case, region and metric that every model has
};
/// Over Dice and HD95 of WT, TC and ET in every case; equal figures share their mean rank.
[[nodiscard]] MeanRanks meanRanks(const CohortResults& results);
[[nodiscard]] TableRows rankTable(const CohortResults& results);

/// Of one metric and region, the first model's minus the second's, over cases where both are
/// finite.
[[nodiscard]] std::vector<double> pairedDifferences(const CohortResults& results,
                                                    std::pair<std::size_t, std::size_t> models,
                                                    Structure structure, Metric metric);
[[nodiscard]] TableRows pairedTable(const CohortResults& results);

/// Cases by the mean Dice of WT, TC and ET over all models, the worst first; those without any
/// figure are not among them. Indices of `results.cases`.
[[nodiscard]] std::vector<std::size_t> worstFirst(const CohortResults& results);

/// The mean Dice of WT, TC and ET; NaN of a record without figures.
[[nodiscard]] double meanRegionDice(const ComparisonRecord& record);

[[nodiscard]] std::vector<double> finiteOf(std::vector<double> values);

}  // namespace glioscope
