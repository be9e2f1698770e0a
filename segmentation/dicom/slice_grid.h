#pragma once

// The grid that a stack of frames lies on, from their positions alone: what headers state of slice
// distances is used for a single slice only. Jitter of headers is no doubt; what is more is a
// sentence with the two files and both numbers.

#include "segmentation/dicom/volume_split.h"

#include <optional>

namespace glioscope {

/// Slice k of a grid: a frame, or where one is missing, between its two neighbours.
struct GridSlice {
    FrameRef below;
    FrameRef above;     ///< the same where the slice is a frame's own
    double weight = 0;  ///< of `above`
};

struct SliceGrid {
    Geometry geometry;  ///< i along rows, j along columns, k along the normal: right-handed
    std::vector<GridSlice> slices;
    std::vector<Sentence> notices;
    Sentence problem;  ///< why there is no volume: tilted, uneven, too many missing; else empty
};

/// `stack` is one of splitIntoStacks(). Pure function.
[[nodiscard]] SliceGrid gridOf(const FrameStack& stack,
                               const std::vector<DicomInstance>& instances);

}  // namespace glioscope
