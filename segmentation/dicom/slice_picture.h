#pragma once

// A small picture of a volume before it is read: its middle slice alone is decoded.

#include "segmentation/dicom/series_volume.h"

#include <cstdint>

namespace glioscope {

/// Square pixels, row by row from the top.
struct SlicePicture {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> grey;
};

/// The volume's middle slice, its longer side of at most `edge` pixels. By convention: the
/// patient's left, or of a sagittal slice posterior, on the right, and front or head at the top,
/// however the slice is stored; black to white from its minimum to its 99.5th percentile. Throws
/// Error naming the file; the volume has no problem. Thread-safe.
[[nodiscard]] SlicePicture middleSlice(const SeriesVolume& volume,
                                       const std::vector<DicomInstance>& instances, int edge);

}  // namespace glioscope
