#pragma once

// Measurements as a table for a spreadsheet.

#include "segmentation/measurement/measurement.h"
#include "segmentation/statistics/segmentation_statistics.h"

#include <string>
#include <vector>

namespace glioscope {

/// A line a measurement, with what each image holds within a region. mm, degrees, mm2, ml; LPS.
[[nodiscard]] std::string measurementsCsv(const std::vector<Measurement>& measurements,
                                          const SequenceImages& images);

}  // namespace glioscope
