#pragma once

// Statistics of a segmentation as a table for people and as JSON.

#include "segmentation/statistics/segmentation_statistics.h"

#include <string>
#include <vector>

namespace glioscope {

[[nodiscard]] std::string statisticsText(const std::vector<StatisticsRow>& rows);

/// One line, {"type":"statistics","structures":[{"structure":"NCR","voxels":..,"ml":..,
/// "centroidLps":[x,y,z],...},...]}; null for what an empty structure has not.
[[nodiscard]] std::string statisticsJson(const std::vector<StatisticsRow>& rows);

}  // namespace glioscope
