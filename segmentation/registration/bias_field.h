#pragma once

// The uneven sensitivity of a scanner's coils, taken out of an image for the eyes of a registration
// alone: N4 (Tustison 2010) by ITK on blocks of some millimetres, which is all that so smooth a
// field needs.

#include "segmentation/volume/volume.h"

namespace glioscope {

/// `image` divided by the field found within `head`, which lies on its grid. As it is where values
/// below 0 make a factor meaningless. On one thread; the same image gives the same answer.
[[nodiscard]] Image withoutBias(Image image, const Mask& head);

}  // namespace glioscope
