#pragma once

// Everything that is measured of one segmentation, and of a case's images within it.

#include "segmentation/statistics/intensity_statistics.h"
#include "segmentation/statistics/structure_statistics.h"
#include "segmentation/system/sentence.h"
#include "segmentation/volume/sequence.h"

#include <array>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace glioscope {

struct StatisticsRow {
    StructureStatistics structure;
    /// By Sequence; nothing where there is no such image, or nothing of the structure.
    std::array<std::optional<IntensityStatistics>, 4> intensities;
};

/// By Sequence; null where there is none.
using SequenceImages = std::array<std::shared_ptr<const Image>, 4>;

struct SegmentationStatistics {
    std::vector<StatisticsRow> rows;  ///< NCR, ED, ET, WT, TC, and RC where there is a cavity
    std::vector<Sentence> problems;   ///< one for each image that could not be measured
};

/// Of `total` steps so many are done; false stops.
using StatisticsProgress = std::function<bool(std::size_t done, std::size_t total)>;

/// The image in the grid's order of voxels; null where it lies on another grid.
[[nodiscard]] std::shared_ptr<const Image> inVoxelOrderOf(
    const Geometry& grid, const std::shared_ptr<const Image>& image);

/// What was stopped has only the rows that were done. One to two seconds for a
/// BraTS grid; any thread.
[[nodiscard]] SegmentationStatistics segmentationStatistics(
    const LabelMap& labels, const SequenceImages& images, const StatisticsProgress& progress = {});

}  // namespace glioscope
