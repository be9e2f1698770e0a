#pragma once

// What a network learns before it sees a patient: a short run on phantoms, made once for a network,
// its window and a grid, kept with the user's models and begun from by every run that asks for it.

#include "training/run/training_event.h"
#include "training/settings/training_config.h"
#include "training/windows/training_data.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>

namespace glioscope {

/// train(), which itself may ask for what is learnt here.
using Train = std::function<TrainingOutcome(const TrainingConfig&, const TrainingProgress&)>;

/// As measured in training/README.md. What it does not name is as TrainingConfig has it.
struct PhantomLessons {
    std::uint64_t firstSeed = 1001;
    int heads = 24;                 ///< of seeds counted up from the first
    Index3 size = {240, 240, 155};  ///< voxels of a head; fewer are larger ones
    int epochs = 10;
    int stepsPerEpoch = 50;
    double learningRate = 2.5e-3;
};

/// Whether a run of `config` learns from phantoms before its own cases: whole cases of patients,
/// and no other model to start from.
[[nodiscard]] bool phantomsComeFirst(const TrainingConfig& config, const TrainingData& data);

/// `phantoms/<network>-<hash>.h5` in the user's model folder. The hash is of all that the weights
/// depend on but the machine: the network and window of `config`, the grid's spacing, the lessons.
/// It need not exist. Throws Error where the user has no such folder.
[[nodiscard]] std::filesystem::path phantomStartFile(const TrainingConfig& config,
                                                     const Vec3& spacingMm,
                                                     const PhantomLessons& lessons = {});

/// The same file, made where it is not there: heads first, then a run on them, in a folder beside
/// it that goes when all is done. Another process that is at it already is waited for. `progress`
/// hears TrainingEvent::phantomShare, one call at a time, some from another thread while this one
/// waits; where it stops the work nothing is returned, and the next call goes on after the last
/// whole epoch. Throws Error as train() does.
[[nodiscard]] std::optional<std::filesystem::path> phantomStart(const TrainingConfig& config,
                                                                const Vec3& spacingMm,
                                                                const Train& train,
                                                                const TrainingProgress& progress,
                                                                const PhantomLessons& lessons = {});

}  // namespace glioscope
