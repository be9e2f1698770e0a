#pragma once

// What an image holds within a region on a slice: the voxels of the image's own grid whose centres
// the region covers and whose cells its plane cuts. On the grid whose slice it was drawn on these
// are the voxels of that slice; on another, oblique to it, the layer of voxels that the plane runs
// through.

#include "segmentation/measurement/measurement.h"
#include "segmentation/statistics/intensity_statistics.h"

#include <vector>

namespace glioscope {

/// Of an ellipse or a box; none that is not a number.
[[nodiscard]] std::vector<float> valuesWithin(const Measurement& region, const Image& image);

/// Nothing where it covers no voxel.
[[nodiscard]] std::optional<IntensityStatistics> statisticsWithin(const Measurement& region,
                                                                  const Image& image);

}  // namespace glioscope
