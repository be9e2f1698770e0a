#pragma once

// What is said of a run while it goes on and afterwards.

#include "segmentation/jobs/job.h"

#include <QString>

namespace glioscope {

/// "unet took 9.1 s on cpu in bf16, with up to 1.1 GB of memory."
[[nodiscard]] QString summaryOf(const SegmentResult& run);

/// "about 12 s left", "about 3 min left"; empty below 0.
[[nodiscard]] QString timeLeftText(double seconds);

/// "2.4 GB"
[[nodiscard]] QString memoryText(double bytes);

}  // namespace glioscope
