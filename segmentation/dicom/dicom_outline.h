#pragma once

// What a file must be before DCMTK sees it: DICOM at all, its elements within the file, sequences
// nested no deeper and no more of them than any scanner writes. Reads blocks of the file, skips
// values, stops at the pixel data; it allocates nothing by what the file claims.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace glioscope {

struct DicomOutline {
    std::string transferSyntax;  ///< UID; implicit little endian where the file does not say
    std::string sopClass;        ///< UID; empty where the file does not say
    std::string modality;        ///< "MR"
    bool hasPixels = false;
    bool encapsulated = false;     ///< the pixels are in fragments, as compressed ones are
    std::uint64_t pixelBytes = 0;  ///< of pixels that are not encapsulated
};

/// MR Image, Enhanced MR Image and Legacy Converted Enhanced MR Image Storage.
[[nodiscard]] bool isMrImage(std::string_view sopClass);

/// Segmentation (SEG) and Label Map Segmentation Storage.
[[nodiscard]] bool isSegmentation(std::string_view sopClass);

/// Nothing for a file that is no DICOM, by its first bytes. Throws Error for DICOM that is cut off,
/// claims more bytes than the file has, or nests or counts more than can be right. What is
/// neither MR image nor segmentation is looked at up to its modality and no further. Thread-safe.
[[nodiscard]] std::optional<DicomOutline> outlineOf(const std::filesystem::path& file);

}  // namespace glioscope
