#pragma once

// Whether it has to be asked if an image shows a whole head though models were trained on brains
// alone. What is left open here, the network for brains tells.

#include "segmentation/volume/volume.h"

namespace glioscope {

/// False where an image is surely stripped: around it is one exact value, or what an interpolation
/// leaves of it, and what is left has no more volume than brains have; or where all of it is one
/// value. Tens of milliseconds; any thread.
[[nodiscard]] bool mayShowSkull(const Image& image);

}  // namespace glioscope
