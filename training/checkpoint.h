#pragma once

// The whole state of a run at the end of an epoch. Random streams need no place here: each is a
// function of seed, epoch and index.

#include "segmentation/networks/network.h"

#include <torch/torch.h>

#include <filesystem>
#include <string>

namespace glioscope {

/// The parts of a run that change while it trains.
struct TrainingState {
    std::shared_ptr<SegmentationNetwork> network;
    std::shared_ptr<SegmentationNetwork> average;  ///< exponential moving average of the weights
    std::shared_ptr<torch::optim::AdamW> optimiser;
    int epochsDone = 0;
    std::int64_t stepsDone = 0;
    double bestScore = -1;  ///< mean Dice of best.h5
};

/// Writes `folder`/checkpoint.h5 durably; the one before stays as checkpoint-previous.h5.
void writeCheckpoint(const std::filesystem::path& folder, const TrainingState& state,
                     const std::string& configJson);

/// True where the folder holds a state to resume from.
[[nodiscard]] bool hasCheckpoint(const std::filesystem::path& folder);

/// Fills `state`, whose networks and optimiser exist already, from checkpoint.h5, or from the one
/// before where that is damaged. Throws Error when neither can be used or belongs to another
/// network.
void readCheckpoint(const std::filesystem::path& folder, TrainingState& state);

}  // namespace glioscope
