#pragma once

// What `compare` found about a dataset, as its results.json tells it: for every case under every
// model the figures of each structure, and where the case and the segmentation lie.

#include "segmentation/system/sentence.h"
#include "segmentation/volume/label.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace glioscope {

struct ComparedFigures {
    std::optional<double> dice;    ///< nothing where it is not defined
    std::optional<double> hd95Mm;  ///< infinite where one of the two is empty
    std::optional<double> volumeMl;
    std::optional<double> referenceMl;
};

struct ComparedCase {
    std::string caseName;
    std::string model;
    Sentence problem;                    ///< why there are no figures; else empty
    std::filesystem::path casePath;      ///< a file or folder that opens the case; may be empty
    std::filesystem::path segmentation;  ///< of the model; may be empty
    std::map<Structure, ComparedFigures> figures;
};

/// By case, then model. Throws Error, a sentence, for a folder that has no results.json or another
/// program's, or a damaged one.
[[nodiscard]] std::vector<ComparedCase> readComparison(const std::filesystem::path& folder);

}  // namespace glioscope
