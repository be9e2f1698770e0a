#pragma once

// Statistics of a segmentation as rows of columns that a spreadsheet reads, and what they mean.

#include "segmentation/statistics/segmentation_statistics.h"

#include <array>
#include <string>
#include <vector>

namespace glioscope {

struct IntensityColumn {
    const char* key;
    double IntensityStatistics::* value;
};
inline constexpr auto kIntensityColumns =
    std::to_array<IntensityColumn>({{"mean", &IntensityStatistics::mean},
                                    {"sd", &IntensityStatistics::standardDeviation},
                                    {"min", &IntensityStatistics::smallest},
                                    {"p5", &IntensityStatistics::percentile5},
                                    {"p25", &IntensityStatistics::percentile25},
                                    {"median", &IntensityStatistics::median},
                                    {"p75", &IntensityStatistics::percentile75},
                                    {"p95", &IntensityStatistics::percentile95},
                                    {"max", &IntensityStatistics::largest}});

/// With a decimal point and as many digits as a reader could want.
[[nodiscard]] std::string csvNumber(double value);

/// What the figures mean; printed beside the table.
[[nodiscard]] std::string statisticsDefinitions();

/// A row a structure, and below it one a lesion ("1" is the largest); a header line. Numbers with a
/// decimal point, columns separated by commas.
[[nodiscard]] std::string statisticsCsv(const std::vector<StatisticsRow>& rows);

}  // namespace glioscope
