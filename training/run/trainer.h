#pragma once

// A training run from patch files to a model file. Free of LibTorch, for commands and the dialog.

#include "training/peers/peer_place.h"
#include "training/run/training_event.h"
#include "training/settings/training_config.h"

#include <optional>

namespace glioscope {

/// The run folder holds best.h5 and last.h5 (model files in half precision), checkpoint.h5 and the
/// one before, log.csv, log.jsonl, config.json and run.lock. A run that was stopped or killed at
/// any moment goes on with config.resume, on the CPU to the same weights and log, bit for bit.
/// With config.startFrom it begins with another model's weights (starting_weights.h).
/// Throws Error for unusable settings or data, for a folder in which another run is going on or,
/// without config.resume, was; for a resumed run with other settings or cases; for a full disk or
/// too little memory; and when the loss stops being a number. The last whole epoch's checkpoint
/// stays each time.
/// With a `place` among other processes, which all call this with the same settings, a step takes
/// config.batch windows in each; process 0 alone uses the folder, and `progress` of any may stop
/// the run. Throws Error too where another process is lost.
TrainingOutcome train(const TrainingConfig& config, const TrainingProgress& progress = {},
                      const std::optional<PeerPlace>& place = {});

}  // namespace glioscope
