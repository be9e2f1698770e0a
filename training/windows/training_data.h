#pragma once

// The cases of a run, read into memory and split: what is trained on and what is held back. The
// folder decides whether that is whole cases or ready-made patches of reference mode.

#include "segmentation/case/model/patients.h"
#include "segmentation/networks/contract/model_contract.h"
#include "segmentation/system/sentence.h"
#include "training/settings/training_config.h"
#include "training/windows/window_loader.h"

#include <memory>
#include <string>
#include <vector>

namespace glioscope {

struct TrainingData {
    std::shared_ptr<const TrainingSet> training;
    std::vector<PatchCase> heldBack;
    std::shared_ptr<const ReferencePatchSet>
        heldBackPatches;                  ///< of ready-made ones; null where none
    Patients patients = {};               ///< of the folder's cases
    std::vector<std::string> seenBefore;  ///< by the model that the run started from
    Sentence notice;  ///< about patients on both sides; empty where there are none

    [[nodiscard]] std::vector<std::string> trainingNames() const;  ///< real cases, with seenBefore
    [[nodiscard]] std::vector<std::string> heldBackNames() const;
    [[nodiscard]] bool holdsBack() const { return !heldBack.empty() || heldBackPatches; }
    /// Behind the names of figures that are not of whole patients' cases: " per patch",
    /// " on phantoms"; empty as a rule.
    [[nodiscard]] std::string kindOfFigures() const;
    [[nodiscard]] Vec3 spacingMm() const;  ///< of the patches' grid
    /// What the patches settle of a model: grid, and for ready-made ones and for brains set into
    /// heads all of its input and output.
    void describe(ModelContract& contract) const;

private:
    [[nodiscard]] const TrainingSet::Entry& anyEntry() const;  ///< not of ready-made patches
};

/// Reads every patch file of config.patches. A patient whose one scan is held back is held back
/// with all. Ready-made patches are split as their config.json says, or by config.heldBackCases
/// where that names any; they are read when they are needed. Throws Error for a held-back name that
/// is not there, when nothing is left to train on, when the spacing differs between cases, and
/// where memory does not suffice for them.
[[nodiscard]] TrainingData readTrainingData(const TrainingConfig& config);

/// The settings as these cases make them: ready-made patches are windows of their own size, and a
/// brain mask's network has one input and one output.
[[nodiscard]] TrainingConfig settledConfig(TrainingConfig config, const TrainingData& data);

/// How a run's windows are made.
[[nodiscard]] LoaderOptions loaderOptions(const TrainingConfig& config);

}  // namespace glioscope
