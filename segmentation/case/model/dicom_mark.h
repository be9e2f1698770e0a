#pragma once

// What tells a DICOM file whatever its name, and a folder of a study, without reading any image.

#include <filesystem>

namespace glioscope {

/// Whether "DICM" stands behind the preamble (PS3.10, 7.1); false for a file that cannot be read.
[[nodiscard]] bool hasDicomMark(const std::filesystem::path& file);

/// Whether it is a DICOM file by its mark, or as it is called.
[[nodiscard]] bool looksLikeDicom(const std::filesystem::path& file);

/// Whether `path` is a DICOM file, or a folder that holds one and, down to where that lies, no
/// image of another format. Folders within are looked through, up to two thousand names.
[[nodiscard]] bool looksLikeStudy(const std::filesystem::path& path);

}  // namespace glioscope
