#pragma once

// What is compared: the cases of a dataset, each under every model that segments it and every
// folder of results that has it. Names and headers only; no voxel is read.

#include "app/engine/evaluate/evaluation_pairs.h"
#include "segmentation/case/model/case.h"
#include "segmentation/system/sentence.h"

#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace glioscope {

/// NAME=FOLDER of the command line.
struct GivenResults {
    std::string name;
    std::filesystem::path folder;
};
/// Nothing where the text has no name or no folder.
[[nodiscard]] std::optional<GivenResults> givenResults(const std::string& text);

struct CohortCase {
    CaseFiles files;
    LabelFile reference;                     ///< without a file: see `problem`
    std::map<std::string, LabelFile> given;  ///< by the results' name
    Sentence problem;                        ///< why it cannot be compared at all
};

struct Cohort {
    std::vector<CohortCase> cases;      ///< sorted by name
    std::vector<std::string> unpaired;  ///< sentences about results that belong to no case
};

/// Throws Error for a folder without cases, two cases of one name, results none of which belongs
/// to a labelled case.
[[nodiscard]] Cohort findCohort(const std::filesystem::path& dataset, const ChannelSequences& told,
                                const std::vector<GivenResults>& results);

/// The sentence about a case that a folder of results lacks.
[[nodiscard]] Sentence missingSentence(const std::string& caseName, const GivenResults& results);

}  // namespace glioscope
