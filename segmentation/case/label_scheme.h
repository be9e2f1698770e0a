#pragma once

// Which scheme a file's label values follow. Evidence counts in this order: the mark that our own
// writer leaves in the file, dataset.json or the naming convention, a 4 among the values, and last the
// user's choice. Values {1, 2, 3} alone decide nothing: that is a question.

#include "segmentation/volume/label.h"

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace glioscope {

struct SchemeEvidence {
    std::optional<LabelScheme> marked;  ///< by markOf
    std::optional<LabelScheme> named;   ///< by dataset.json or names
    std::optional<LabelScheme> chosen;  ///< by the user
};

/// Scheme of labels with these distinct values. Throws AmbiguousInput where it must be asked, and Error
/// naming `file` and the value where no scheme in question has it. A mask of zeros needs no scheme.
[[nodiscard]] LabelScheme decideScheme(std::span<const int> values, const SchemeEvidence& evidence,
                                       const std::filesystem::path& file);

/// The text that our writer leaves in the header's free field, and its reading.
[[nodiscard]] std::string markFor(LabelScheme scheme);
[[nodiscard]] std::optional<LabelScheme> markOf(std::string_view description);

}  // namespace glioscope
