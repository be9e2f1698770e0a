#pragma once

// HD95 as MONAI defines it (monai.metrics.HausdorffDistanceMetric, percentile 95): edges are voxels
// of a mask that a 6-connected erosion removes (the volume's border counts as edge); distances from
// each edge of one mask to the nearest edge of the other in mm; the percentile per direction with
// linear interpolation; the larger of the two directions.

#include "segmentation/volume/volume.h"

#include <limits>

namespace glioscope {

/// Masks on one grid; spacing is taken from `prediction`. Both empty: 0. One empty: infinity.
[[nodiscard]] double hausdorff95Mm(const Mask& prediction, const Mask& reference);

/// Directed percentile distance, from the edges of `from` to those of `to`; `percentile` in [0,
/// 100].
[[nodiscard]] double directedHausdorffMm(const Mask& from, const Mask& to, double percentile);

}  // namespace glioscope
