#pragma once

// How the intensities of an image are spread within a structure.

#include "segmentation/statistics/segmentation_statistics.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace glioscope {

/// Counts of equally wide classes from `low` to `high`, in the image's units; what lies beyond is
/// counted in the outermost.
struct IntensityHistogram {
    double low = 0, high = 0;
    std::vector<std::int64_t> counts;
};

struct IntensityRange {
    double low = 0, high = 0;
};

/// In which the histograms of a sequence are told apart: the 5th to the 95th percentiles of all
/// structures and as much again on either side, no further than there are intensities. Nothing
/// without any, or where all are the same.
[[nodiscard]] std::optional<IntensityRange> rangeOfIntensities(
    const std::vector<StatisticsRow>& rows, Sequence sequence);

/// On one grid in one order of voxels; throws Error where the two have different sizes. `high`
/// must be above `low`.
[[nodiscard]] IntensityHistogram intensityHistogram(const Image& image, const LabelMap& labels,
                                                    Structure structure,
                                                    const IntensityRange& range, int classes);

}  // namespace glioscope
