#pragma once

// A mask made larger or smaller by millimetres, whatever its voxels' shape.

#include "segmentation/volume/volume.h"

namespace glioscope {

/// Above 0 with every voxel whose centre lies at most so far from that of one in the mask; below 0
/// without those at most so far from one outside. What lies beyond the grid is neither. 0 changes
/// nothing. Tenths of a second; any thread.
[[nodiscard]] Mask grown(const Mask& mask, double mm);

}  // namespace glioscope
