#pragma once

// What an image holds where a segmentation marks a structure.

#include "segmentation/volume/volume.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace glioscope {

/// In the image's units.
struct IntensityStatistics {
    std::int64_t voxels = 0;
    double mean = 0;
    double standardDeviation = 0;  ///< of a sample, over n - 1; 0 of a single voxel
    double smallest = 0, largest = 0;
    /// With linear interpolation between order statistics, as numpy.percentile.
    double percentile5 = 0, percentile25 = 0, median = 0, percentile75 = 0, percentile95 = 0;
};

/// Of any values that are numbers; nothing where there are none.
[[nodiscard]] std::optional<IntensityStatistics> intensityStatistics(std::vector<float> values);

/// On one grid in one order of voxels; nothing where the structure is empty. Throws Error where the
/// two have different sizes.
[[nodiscard]] std::optional<IntensityStatistics> intensityStatistics(const Image& image,
                                                                     const LabelMap& labels,
                                                                     Structure structure);

}  // namespace glioscope
