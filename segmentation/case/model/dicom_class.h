#pragma once

// What a DICOM file holds, by its first bytes alone, so that the window need not know DICOM.

#include <filesystem>
#include <string>
#include <string_view>

namespace glioscope {

/// The UID of what a file holds, from its meta information, which stands behind the mark in one
/// encoding (PS3.10, 7.1), or of a data set without preamble, as some archives hold them, from
/// its first elements in little endian; empty for another file, or one that says nothing.
[[nodiscard]] std::string storageClassOf(const std::filesystem::path& file);

/// MR Image, Enhanced MR Image and Legacy Converted Enhanced MR Image Storage.
[[nodiscard]] bool isMrImage(std::string_view sopClass);

/// Segmentation (SEG) and Label Map Segmentation Storage.
[[nodiscard]] bool isSegmentation(std::string_view sopClass);

}  // namespace glioscope
