#pragma once

// A training run from patch files to a model file. Free of LibTorch, for commands and the dialog.

#include "training/peer_place.h"
#include "training/training_config.h"

#include <functional>
#include <optional>
#include <string>

namespace glioscope {

struct TrainingEvent {
    int epoch = 0;            ///< from 1
    int step = 0;             ///< from 1, within the epoch
    int windows = 1;          ///< trained on in this step, by all processes
    double loss = 0;          ///< of this step
    double secondsLeft = -1;  ///< of the whole run; below 0 while unknown
    /// Set at the end of an epoch, null after a step.
    const EpochRecord* finishedEpoch = nullptr;
    /// A sentence for the user, such as that a damaged checkpoint was passed over; else empty. Then
    /// nothing else is set.
    std::string notice = {};
};

/// Called on the calling thread after every step and epoch; return false to stop.
using TrainingProgress = std::function<bool(const TrainingEvent&)>;

struct TrainingOutcome {
    bool finished = false;  ///< false where `progress` stopped it; then it can be resumed
    std::string reason;     ///< a sentence
    int epochsDone = 0;
    EpochRecord best;  ///< the epoch behind best.h5, as far as this call has seen it
};

/// The run folder holds best.h5 and last.h5 (model files in half precision), checkpoint.h5 and the
/// one before, log.csv, log.jsonl, config.json and run.lock. A run that was stopped or killed at
/// any moment goes on with config.resume, on the CPU to the same weights and log, bit for bit.
/// With config.startFrom it begins with another model's weights (starting_weights.h).
/// Throws Error for unusable settings or data, for a folder in which another run is going on or,
/// without config.resume, was; for a resumed run with other settings or cases; for a full disk or
/// too little memory; and when the loss stops being a number. The last whole epoch's checkpoint
/// stays each time.
/// With a `place` among other processes, which all call this with the same settings, a step takes
/// config.batch windows in each; process 0 alone uses the folder, and `progress` of any may stop the
/// run. Throws Error too where another process is lost.
TrainingOutcome train(const TrainingConfig& config, const TrainingProgress& progress = {},
                      const std::optional<PeerPlace>& place = {});

}  // namespace glioscope
