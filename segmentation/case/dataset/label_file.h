#pragma once

// One file of labels that a path means, with what its surroundings say about it. Names and headers
// only; no voxel is read.

#include "segmentation/case/model/case.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace glioscope {

/// A label file with what its surroundings say about its numbers: the case it belongs to, its name.
struct LabelFile {
    std::filesystem::path file;
    std::optional<LabelScheme> namedScheme;
    std::map<int, Label> namedValues = {};  ///< of dataset.json
    std::string caseName = {};              ///< its name without "_seg", else that of its case
};

/// `path` is a label file, or a case folder whose labels are meant. Throws Error naming it.
[[nodiscard]] LabelFile labelFileOf(const std::filesystem::path& path);

/// Of a file that is there, whatever it is.
[[nodiscard]] LabelFile namedLabelFile(const std::filesystem::path& file);

/// Of a case; without a file where it has no labels.
[[nodiscard]] LabelFile labelsOf(const CaseFiles& files);

/// A stem without "_seg"; nothing where it has no such ending.
[[nodiscard]] std::optional<std::string> withoutLabelEnding(const std::string& stem);

}  // namespace glioscope
