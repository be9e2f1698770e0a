#pragma once

// Says how far a job is, at least once a second whatever the work does meanwhile: a thread of its
// own reads the last count and emits it with the time left by the rate of late. It does not stop
// work.

#include "segmentation/jobs/job.h"
#include "segmentation/jobs/time_left.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace glioscope {

class ProgressClock {
public:
    using Emit = std::function<void(const Progress&)>;

    /// `emit` is called on the clock's thread, once a period and once at the start of each stage.
    ProgressClock(std::string id, Emit emit,
                  std::chrono::milliseconds period = std::chrono::milliseconds(500));
    ~ProgressClock();
    ProgressClock(const ProgressClock&) = delete;
    ProgressClock& operator=(const ProgressClock&) = delete;

    /// Begins a stage; its rate is measured from here. Any thread.
    void begin(const std::string& stage, double total = 0);
    /// Any thread; cheap enough for once a layer.
    void update(double done, double total);

private:
    void run(std::chrono::milliseconds period);
    [[nodiscard]] Progress now();

    Emit m_emit;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    Progress m_last;
    TimeLeft m_timeLeft;
    bool m_stageIsNew = false;
    bool m_ended = false;
    std::thread m_thread;
};

}  // namespace glioscope
