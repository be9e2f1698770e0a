#pragma once

// One run from its first or its last whole epoch to its end: windows in, epochs, validation, and
// what is written after each, by the process that leads. For sources that know LibTorch; others
// call train().

#include "segmentation/jobs/time_left.h"
#include "segmentation/system/sentence.h"
#include "training/learning/batch.h"
#include "training/learning/learner.h"
#include "training/peers/peers.h"
#include "training/run/run_log.h"
#include "training/run/training_event.h"
#include "training/scoring/validation.h"
#include "training/windows/training_data.h"

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace glioscope {

struct LearningRateSchedule;

class TrainingRun {
public:
    /// Reads the patches. `peers` must outlive this.
    TrainingRun(const TrainingConfig& config, const TrainingProgress& progress, const Peers& peers,
                const at::Device& device);

    /// Whether phantoms come before its first epoch, see phantom_start.h.
    [[nodiscard]] bool beginsWithPhantoms() const;
    [[nodiscard]] Vec3 spacingMm() const { return m_data.spacingMm(); }
    /// What a later process resumes the run by.
    void writeConfig() const;

    /// From the weights of `model`, random ones where it is empty, or from the checkpoint where the
    /// run is to be resumed and has one. Once.
    TrainingOutcome train(const std::filesystem::path& model);

    /// Where it is, for messages: "epoch 3, step 12".
    [[nodiscard]] Sentence position() const;

private:
    using Clock = std::chrono::steady_clock;

    /// Weights, log and peers.
    void begin(const std::filesystem::path& model);
    /// Peers must have been started alike, and begin with one state.
    void joinPeers();
    /// False where `progress` of any process stops the run.
    [[nodiscard]] bool report(const TrainingEvent& event);
    void notice(const Sentence& sentence) const;
    void noticeOddSettings() const;
    bool runEpoch();
    [[nodiscard]] LoaderOptions windowOptions() const;
    /// Of the running step, over all processes.
    [[nodiscard]] std::string casesOfStep() const;
    StepResult step(BatchLoader& loader);
    void finishEpoch(EpochRecord& record);
    void writeModels(const EpochRecord& record, const ValidationScore* score);
    [[nodiscard]] ForwardOptions forwardOptions() const;
    [[nodiscard]] ValidationScore measure();
    void drawValidation(const ValidationScore& score);
    void drawReadyMade();
    void drawSlice(const PatchCase& patch, const LabelMap& prediction);
    /// Whether an earlier process has left what to go on with.
    [[nodiscard]] bool isBegun() const;
    void startFrom(const std::filesystem::path& model);
    void resume();
    [[nodiscard]] TrainingOutcome outcome(bool finished, const Sentence& reason) const;
    [[nodiscard]] LearningRateSchedule schedule() const;
    /// Of a clock that stands still while the run waits and between its epochs.
    [[nodiscard]] double secondsOfSteps() const;
    /// Takes what is done by now into account.
    [[nodiscard]] double secondsLeft();

    TrainingData m_data;
    TrainingConfig m_config;
    TrainingProgress m_progress;
    const Peers& m_peers;
    RunIdentity m_identity;
    at::Device m_device;
    bool m_bfloat16;
    Learner m_learner;
    TrainingState& m_state;
    std::unique_ptr<RunLog> m_log;  ///< of the lead; null in the others
    EpochRecord m_best;
    int m_step = 0;                     ///< within the epoch, from 1
    Clock::duration m_waited{};         ///< in what listens to the run, paused for the most part
    Clock::duration m_betweenEpochs{};  ///< in validating, and writing models and checkpoints
    int m_epochsHere = 0;               ///< finished by this process
    std::int64_t m_stepsBefore = 0;     ///< done by earlier ones
    TimeLeft m_stepsLeft;               ///< by secondsOfSteps()
};

}  // namespace glioscope
