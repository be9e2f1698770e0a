#pragma once

// JPEG 2000 and its high-throughput form (HTJ2K), which DCMTK has no decoder for; OpenJPEG has. One
// stream is one frame of grey values.

#include "segmentation/dicom/dicom_instance.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace glioscope {

/// Transfer syntaxes of DICOM whose frames are such streams.
[[nodiscard]] bool isJpeg2000(std::string_view transferSyntax);

/// The pixels as they would be stored uncompressed, `layout.frameBytes()` of them. Throws Error
/// that goes on behind a file's name ("has ..."): damaged or cut off, or of another size or kind
/// than `layout`. Nothing is allocated before the stream's own size is held against that.
/// Thread-safe.
void decodeJpeg2000(std::span<const std::uint8_t> stream, const PixelLayout& layout,
                    std::span<std::uint8_t> pixels);

}  // namespace glioscope
