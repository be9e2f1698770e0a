#pragma once

// The cases of a run, read into memory and split: what is trained on and what is held back.

#include "training/training_config.h"
#include "training/window_loader.h"

#include <memory>
#include <string>
#include <vector>

namespace glioscope {

struct TrainingData {
    std::shared_ptr<const TrainingSet> training;
    std::vector<PatchCase> heldBack;

    [[nodiscard]] std::vector<std::string> trainingNames() const;  ///< real cases only
    [[nodiscard]] std::vector<std::string> heldBackNames() const;
    [[nodiscard]] Vec3 spacingMm() const;  ///< of the patches' grid
};

/// Reads every patch file of config.patches. Throws Error for a held-back name that is not there,
/// when nothing is left to train on, and when the spacing differs between cases.
[[nodiscard]] TrainingData readTrainingData(const TrainingConfig& config);

}  // namespace glioscope
