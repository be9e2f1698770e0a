#pragma once

// The cases of a run, read into memory and split: what is trained on and what is held back. The
// folder decides whether that is whole cases or ready-made patches of seed mode.

#include "segmentation/networks/model_contract.h"
#include "training/training_config.h"
#include "training/window_loader.h"

#include <memory>
#include <string>
#include <vector>

namespace glioscope {

struct TrainingData {
    std::shared_ptr<const TrainingSet> training;
    std::vector<PatchCase> heldBack;
    std::shared_ptr<const SeedPatchSet> heldBackPatches;  ///< of ready-made ones; null where none
    std::vector<std::string> seenBefore;  ///< by the model that the run started from

    [[nodiscard]] std::vector<std::string> trainingNames() const;  ///< real cases, with seenBefore
    [[nodiscard]] std::vector<std::string> heldBackNames() const;
    [[nodiscard]] bool holdsBack() const { return !heldBack.empty() || heldBackPatches; }
    [[nodiscard]] Vec3 spacingMm() const;  ///< of the patches' grid
    /// What the patches settle of a model: grid, and for ready-made ones all of its input and
    /// output.
    void describe(ModelContract& contract) const;
};

/// Reads every patch file of config.patches. Ready-made patches are split as their config.json
/// says, or by config.heldBackCases where that names any; they are read when they are needed.
/// Throws Error for a held-back name that is not there, when nothing is left to train on, and when
/// the spacing differs between cases.
[[nodiscard]] TrainingData readTrainingData(const TrainingConfig& config);

/// How a run's windows are made.
[[nodiscard]] LoaderOptions loaderOptions(const TrainingConfig& config);

}  // namespace glioscope
