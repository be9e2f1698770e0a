#pragma once

// Frames of one orientation that may lie at one place several times: phases of a contrast agent,
// inversions, a time series, an image copied twice. Told apart by series UID, acquisition, temporal
// position, inversion and trigger time, as far as these do tell, then by the order of images.

#include "segmentation/dicom/frame_stack.h"

namespace glioscope {

/// Stacks without a place twice, the repetitions numbered. Pure function.
[[nodiscard]] std::vector<FrameStack> stacksOf(const Frames& frames,
                                               const std::vector<DicomInstance>& instances);

}  // namespace glioscope
