#pragma once

// Between a training run and whoever watches its folder: writes status.json at most twice a second
// and curves.png every epoch, and waits or ends where that is asked for. Used on the training
// thread.

#include "segmentation/system/sentence.h"
#include "training/progress/run_status.h"
#include "training/run/training_event.h"

#include <atomic>
#include <chrono>
#include <deque>
#include <functional>

namespace glioscope {

class RunReporter {
public:
    /// `stopped` is asked at every step and during a pause.
    RunReporter(const TrainingConfig& config, std::function<bool()> stopped);

    /// False where the run shall end: `stopped` says so, or a request in the folder.
    [[nodiscard]] bool report(const TrainingEvent& event);

    /// The last word. Nothing is written of a failure before the first step: the folder may be
    /// another's.
    void end(RunState state, const Sentence& message);

    /// Whether a step was reported. Any thread.
    [[nodiscard]] bool hasBegun() const { return m_begun; }

private:
    using Clock = std::chrono::steady_clock;

    void begin();
    void measureSpeed(int windows);
    [[nodiscard]] bool waitWhilePaused();

    const TrainingConfig& m_config;
    std::function<bool()> m_stopped;
    RunStatus m_status;
    std::atomic<bool> m_begun = false;
    Clock::time_point m_nextWriting;
    std::deque<Clock::time_point> m_recentSteps;
};

}  // namespace glioscope
