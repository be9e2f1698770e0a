#pragma once

// What two label maps must share before they are compared.

#include "segmentation/volume/volume.h"

namespace glioscope {

/// Throws Error that says both grids where they are not one in the patient.
void requireCommonGrid(const LabelMap& prediction, const LabelMap& reference);

}  // namespace glioscope
