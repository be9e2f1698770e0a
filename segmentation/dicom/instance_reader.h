#pragma once

// The header of one MR file, classic or enhanced: everything of it that sorting, placing, naming
// and decoding need, and no pixel. Values are held to what can be true before anybody computes or
// allocates with them.

#include "segmentation/dicom/dicom_instance.h"
#include "segmentation/dicom/dicom_outline.h"

namespace glioscope {

/// Throws Error (which file, what is wrong): no place in space, impossible sizes, colours, more
/// voxels than ReadOptions allows. `outline` is the file's. Thread-safe.
[[nodiscard]] DicomInstance readInstance(const std::filesystem::path& file,
                                         const DicomOutline& outline);

}  // namespace glioscope
