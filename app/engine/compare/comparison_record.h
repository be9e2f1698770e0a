#pragma once

// What is known of one case under one model: its figures, or the sentence why there are none. A
// record is a file beside the segmentation; its presence says that this case is done, so it is put
// in place last.

#include "app/engine/compare/confidence.h"
#include "segmentation/metrics/comparison.h"
#include "segmentation/system/sentence.h"

#include <nlohmann/json_fwd.hpp>

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace glioscope {

struct ComparisonRecord {
    std::string caseName;
    std::string model;
    std::filesystem::path casePath;  ///< a file or folder that opens the case, absolute
    /// Absolute, or a name in the folder of the record.
    std::filesystem::path segmentation;
    Sentence problem;  ///< then there are no figures
    std::vector<StructureFigures> rows;
    std::string pngBase64;  ///< the worst slice; empty where neither has tumour
    int slice = 0;          ///< of it
    std::vector<StructureConfidence> confidence;  ///< of models, where it was asked for
    std::vector<std::string> notices;
    /// Hashes of all that it was made of, by what they are of: "model", "flair", "reference".
    std::map<std::string, std::string> madeOf;
};

/// "<case>_<model>_compared.json", as segment names its files.
[[nodiscard]] std::string recordName(const std::string& caseName, const std::string& model);

[[nodiscard]] std::string recordText(const ComparisonRecord& record);

/// Throws Error naming the file where it is no record.
[[nodiscard]] ComparisonRecord readRecord(const std::filesystem::path& file);

/// A record of a case that has figures and was made of the same; nothing otherwise.
[[nodiscard]] std::optional<ComparisonRecord> finishedRecord(
    const std::filesystem::path& file, const std::map<std::string, std::string>& madeOf);

/// Figures of a structure as an object; what is not a finite number is null.
[[nodiscard]] nlohmann::json figuresJson(const StructureFigures& row);

}  // namespace glioscope
