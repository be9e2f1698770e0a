#pragma once

// What a training run tells while it goes on, and how it ended.

#include "segmentation/system/sentence.h"
#include "training/settings/training_config.h"

#include <functional>
#include <string>

namespace glioscope {

struct TrainingEvent {
    int epoch = 0;            ///< from 1
    int step = 0;             ///< from 1, within the epoch
    int windows = 1;          ///< trained on in this step, by all processes
    double loss = 0;          ///< of this step
    double secondsLeft = -1;  ///< of the whole run, or of the phantoms; below 0 while unknown
    /// Set at the end of an epoch, null after a step.
    const EpochRecord* finishedEpoch = nullptr;
    /// For the user, such as that a damaged checkpoint was passed over; else empty. Then
    /// nothing else is set.
    Sentence notice = {};
    /// Of what comes before the first epoch, on phantoms (phantom_start.h), 0 to 1: then epoch and
    /// step are 0. Below 0 once patients are trained on.
    double phantomShare = -1;
};

/// Called on the calling thread after every step and epoch; return false to stop.
using TrainingProgress = std::function<bool(const TrainingEvent&)>;

struct TrainingOutcome {
    bool finished = false;  ///< false where `progress` stopped it; then it can be resumed
    Sentence reason = {};
    int epochsDone = 0;
    EpochRecord best = {};  ///< the epoch behind best.h5, as far as this call has seen it
};

}  // namespace glioscope
