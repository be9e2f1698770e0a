#pragma once

// The whole state of a run at the end of an epoch. Random streams need no place here: each is a
// function of seed, epoch and index.

#include "training/learning/run_identity.h"
#include "training/peers/peers.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace torch::nn {
class Module;
}
namespace torch::optim {
class Optimizer;
}

namespace glioscope {

class SegmentationNetwork;

/// The parts of a run that change while it trains.
struct TrainingState {
    std::shared_ptr<SegmentationNetwork> network;
    std::shared_ptr<SegmentationNetwork> average;  ///< exponential moving average of the weights
    std::shared_ptr<torch::nn::Module> heads;      ///< of deep supervision; null without it
    std::shared_ptr<torch::optim::Optimizer> optimiser;
    int epochsDone = 0;
    std::int64_t stepsDone = 0;  ///< the position in the schedule
    double score = -1;           ///< smoothed over the validations so far, see smoothedScore()
    double bestScore = -1;       ///< the smoothed score of best.h5
};

/// Writes `folder`/checkpoint.h5 durably; the one before stays as checkpoint-previous.h5. After a
/// failure or a crash at any point one of the two is whole. Throws Error for a full disk.
void writeCheckpoint(const std::filesystem::path& folder, const TrainingState& state,
                     const RunIdentity& identity);

/// True where the folder holds a state to resume from.
[[nodiscard]] bool hasCheckpoint(const std::filesystem::path& folder);

/// Fills `state`, whose networks and optimiser exist already, from checkpoint.h5, or from the one
/// before where that is damaged; then the sentence returned says so. Throws Error when neither can
/// be read, and for one of a run with other settings (naming the first), cases or network.
std::optional<std::string> readCheckpoint(const std::filesystem::path& folder, TrainingState& state,
                                          const RunIdentity& identity);

/// Makes the state of every process that of the one that leads.
void takeStateFromLead(const Peers& peers, TrainingState& state);

}  // namespace glioscope
