#pragma once

// Connected parts of a segmentation or mask.

#include "segmentation/volume/volume.h"

namespace glioscope {

/// What was taken away from a segmentation.
struct DroppedParts {
    int parts = 0;
    std::size_t voxels = 0;
};

/// Turns every 26-connected part of the tumour (any label) with fewer voxels than `share` of the
/// largest part into background; 0 keeps all. A network's false positives are mostly such islands;
/// a tumour with several centres has larger ones.
DroppedParts dropSmallParts(LabelMap& labels, double share);

/// The same with the parts of a mask.
DroppedParts dropSmallParts(Mask& mask, double share);

}  // namespace glioscope
