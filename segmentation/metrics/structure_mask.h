#pragma once

// A label or region of a segmentation as a mask of its own.

#include "segmentation/volume/volume.h"

namespace glioscope {

/// 1 where the structure is, on the segmentation's grid.
[[nodiscard]] Mask structureMask(const LabelMap& labels, Structure structure);

}  // namespace glioscope
