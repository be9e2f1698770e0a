#pragma once

// From steps measured on this machine to how long a whole run takes, in words.

#include "segmentation/jobs/training_speed.h"
#include "training/settings/training_config.h"

#include <QString>

namespace glioscope {

[[nodiscard]] QString estimateText(const TrainingSpeed& speed, const TrainingConfig& config);

/// "40 s", "26 min", "5 h 10 min", "3 days 4 h".
[[nodiscard]] QString durationText(double seconds);

}  // namespace glioscope
