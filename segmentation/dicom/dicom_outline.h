#pragma once

// What a file must be before DCMTK sees it: DICOM at all, its elements within the file, sequences
// nested no deeper and no more of them than any scanner writes. Reads blocks of the file, skips
// values, stops at the pixel data; it allocates nothing by what the file claims.

#include "segmentation/case/model/dicom_class.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace glioscope {

struct DicomOutline {
    std::string transferSyntax;  ///< UID; implicit little endian where the file does not say
    std::string sopClass;        ///< UID; empty where the file does not say
    std::string modality;        ///< "MR"
    bool hasPixels = false;
    bool encapsulated = false;     ///< the pixels are in fragments, as compressed ones are
    std::uint64_t pixelBytes = 0;  ///< of pixels that are not encapsulated
};

/// Nothing for a file that is no DICOM, by its first bytes. Throws Error for DICOM that is cut off,
/// claims more bytes than the file has, or nests or counts more than can be right. What is
/// neither MR image nor segmentation is looked at up to its modality and no further. Thread-safe.
[[nodiscard]] std::optional<DicomOutline> outlineOf(const std::filesystem::path& file);

}  // namespace glioscope
