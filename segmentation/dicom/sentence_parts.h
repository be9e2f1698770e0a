#pragma once

// What sentences about DICOM are put together of beside their patterns.

#include "segmentation/system/sentence.h"

#include <string_view>
#include <vector>

namespace glioscope {

/// `format` is printf's for one double, "%.2f".
[[nodiscard]] Sentence::Number written(const char* format, double value);

/// All of them that are not empty, `between` them; no language changes that.
[[nodiscard]] Sentence joined(const std::vector<Sentence>& parts, std::string_view between = "; ");

}  // namespace glioscope
