#pragma once

// Oedema that a tumour core encloses. Where an enhancing rim surrounds it, it is the core's
// necrosis.

#include "segmentation/volume/volume.h"

namespace glioscope {

/// Turns oedema in the holes of the tumour core (NCR and ET) into necrosis: holes in space first,
/// then of every slice along each of the three index axes. Background stays what it is: a ventricle
/// or a cavity inside a rim is no core. Returns how many voxels changed.
std::size_t fillCore(LabelMap& labels);

}  // namespace glioscope
