#pragma once

// What describe() says of a grid, as a part of a sentence that is told in other languages too.

#include "segmentation/system/sentence.h"
#include "segmentation/volume/geometry.h"

namespace glioscope {

/// "240x240x155 voxels of 1x1x1 mm, LPS, from (0, 0, 0)".
[[nodiscard]] Sentence described(const Geometry& geometry);

}  // namespace glioscope
