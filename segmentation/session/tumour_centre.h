#pragma once

// Where to look first: a voxel of the tumour close to its centre of mass, so that it lies inside
// also where the tumour is bent or in several parts.

#include "segmentation/volume/volume.h"

#include <optional>

namespace glioscope {

/// LPS mm; nothing where the map has no tumour. Tens of milliseconds for a BraTS grid.
[[nodiscard]] std::optional<Vec3> tumourCentre(const LabelMap& labels);

}  // namespace glioscope
