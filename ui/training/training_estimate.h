#pragma once

// From steps measured on this machine to how long a whole run takes, in words.

#include "training/settings/training_config.h"

#include <QJsonObject>
#include <QString>

namespace glioscope {

/// Seconds a step; memory at its highest.
struct MeasuredSpeed {
    double loaderSeconds = 0;   ///< making its windows, on threads of their own
    double networkSeconds = 0;  ///< forward, backward and the new weights
    double bothSeconds = 0;     ///< as in a run, where the two overlap
    double peakBytes = 0;
    double diskBytes = 0;  ///< of the run's folder
};

/// From a line of type "training-benchmark".
[[nodiscard]] MeasuredSpeed measuredSpeed(const QJsonObject& line);

[[nodiscard]] QString estimateText(const MeasuredSpeed& speed, const TrainingConfig& config);

/// "40 s", "26 min", "5 h 10 min", "3 days 4 h".
[[nodiscard]] QString durationText(double seconds);

}  // namespace glioscope
