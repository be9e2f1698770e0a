#pragma once

// A finished comparison as its readers get it: every record of every case under every model, and
// the tables made of them. The same records give the same bytes, whoever made them and when, but
// for the date.

#include "app/engine/compare/comparison_record.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace glioscope {

struct CohortResults {
    std::vector<std::string> models;        ///< in the order of the command line
    std::vector<std::string> cases;         ///< sorted
    std::vector<ComparisonRecord> records;  ///< by case, then model; problems among them

    [[nodiscard]] const ComparisonRecord& at(std::size_t caseIndex, std::size_t model) const
    {
        return records[caseIndex * models.size() + model];
    }
};

/// Reads the records of these cases and models from a folder. Throws Error naming a file.
[[nodiscard]] CohortResults readResults(const std::filesystem::path& folder,
                                        const std::vector<std::string>& cases,
                                        const std::vector<std::string>& models);

/// Those that results.json in a folder lists. Throws Error where there is none.
[[nodiscard]] CohortResults readResults(const std::filesystem::path& folder);

/// All cases of several; their models are the same. Throws Error for other models, or a case that
/// is in two.
[[nodiscard]] CohortResults merged(const std::vector<CohortResults>& parts,
                                   const std::vector<std::filesystem::path>& folders);

/// A row a case, model and structure; a figure that is not defined is empty, an infinite one "inf".
[[nodiscard]] std::string resultsCsv(const CohortResults& results);
[[nodiscard]] std::string resultsJson(const CohortResults& results, const std::string& date);

/// Of one structure and metric, by case; NaN where there is none. Conventions as in the tables.
[[nodiscard]] std::vector<double> valuesOf(const CohortResults& results, std::size_t model,
                                           Structure structure, Metric metric);

/// Over the models that have one; nothing where none has.
[[nodiscard]] std::optional<double> meanUncertainty(const CohortResults& results,
                                                    std::size_t caseIndex);

/// Indices of cases by their mean uncertainty over the models, the least certain first; those
/// without are not among them.
[[nodiscard]] std::vector<std::size_t> leastCertainFirst(const CohortResults& results);

}  // namespace glioscope
