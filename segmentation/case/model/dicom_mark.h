#pragma once

// What tells a DICOM file whatever its name.

#include <filesystem>

namespace glioscope {

/// Whether "DICM" stands behind the preamble (PS3.10, 7.1); false for a file that cannot be read.
[[nodiscard]] bool hasDicomMark(const std::filesystem::path& file);

}  // namespace glioscope
