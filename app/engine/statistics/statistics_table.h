#pragma once

// Statistics of a segmentation as a table for people, as JSON and as CSV.

#include "segmentation/statistics/intensity_statistics.h"
#include "segmentation/statistics/structure_statistics.h"
#include "segmentation/volume/sequence.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace glioscope {

struct StatisticsRow {
    StructureStatistics structure;
    /// By Sequence; nothing where there is no such image, or nothing of the structure.
    std::array<std::optional<IntensityStatistics>, 4> intensities;
};

/// What the figures mean; printed beside the table.
[[nodiscard]] std::string statisticsDefinitions();

[[nodiscard]] std::string statisticsText(const std::vector<StatisticsRow>& rows);

/// One line, {"type":"statistics","structures":[{"structure":"NCR","voxels":..,"ml":..,
/// "centroidLps":[x,y,z],...},...]}; null for what an empty structure has not.
[[nodiscard]] std::string statisticsJson(const std::vector<StatisticsRow>& rows);

/// A row a structure, and below it one a lesion ("1" is the largest); a header line. Numbers with a
/// decimal point, columns separated by commas.
[[nodiscard]] std::string statisticsCsv(const std::vector<StatisticsRow>& rows);

}  // namespace glioscope
