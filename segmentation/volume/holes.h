#pragma once

// What a segmentation or a mask encloses. Oedema that a tumour core encloses is the core's
// necrosis, where an enhancing rim surrounds it.

#include "segmentation/volume/volume.h"

namespace glioscope {

/// Turns oedema in the holes of the tumour core (NCR and ET) into necrosis: holes in space first,
/// then of every slice along each of the three index axes. Background stays what it is: a ventricle
/// or a cavity inside a rim is no core. Returns how many voxels changed.
std::size_t fillCore(LabelMap& labels);

/// Sets what the mask encloses: holes in space first, then of every slice along each of the three
/// index axes.
void fillHoles(Mask& mask);

}  // namespace glioscope
