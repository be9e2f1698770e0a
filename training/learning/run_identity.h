#pragma once

// What makes a run this run and no other: its settings and its cases. A checkpoint is held against
// it when a run is resumed, and processes are held against each other when they join.

#include "training/settings/training_config.h"
#include "training/windows/training_data.h"

#include <string>

namespace glioscope {

struct RunIdentity {
    TrainingConfig config;  ///< with the windows a step of all processes as its batch
    std::string splitHash;  ///< of the cases trained on and held back
};

[[nodiscard]] RunIdentity runIdentity(const TrainingConfig& config, const TrainingData& data,
                                      int processes);

/// 64 hex digits that differ where settings or cases do; where each machine has its files, and on
/// what device it trains, has no say.
[[nodiscard]] std::string fingerprint(const RunIdentity& identity);

}  // namespace glioscope
