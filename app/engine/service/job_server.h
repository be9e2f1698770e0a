#pragma once

// The engine as a warm partner of the viewer: takes lines of commands, runs jobs one after the
// other on a thread of its own, answers with events. A failure is an event and never ends it.

#include "app/engine/align/run_align_job.h"
#include "app/engine/console/event_stream.h"
#include "app/engine/segment/run_segment_job.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <string_view>
#include <thread>
#include <variant>

namespace glioscope {

class JobServer {
public:
    explicit JobServer(EventStream& events);
    /// Waits for a running job to stop by itself.
    ~JobServer();
    JobServer(const JobServer&) = delete;
    JobServer& operator=(const JobServer&) = delete;

    /// One line from the viewer; one that is malformed answers with `failed`. False after `quit`.
    [[nodiscard]] bool handle(std::string_view line);
    /// True once nobody reads the events any more.
    [[nodiscard]] bool isDeserted() const { return m_deserted; }

    /// Cancels everything; true when the running job ended within `limit`. After false the caller
    /// calls abandon() and ends the process.
    [[nodiscard]] bool stop(std::chrono::milliseconds limit);
    void abandon() noexcept { m_runner.abandon(); }

private:
    using Job = std::variant<SegmentJob, AlignJob>;
    void accept(const Job& job);
    void accept(const CancelJob& cancel);
    void work();
    [[nodiscard]] EngineEvent outcome(const Job& job);
    void send(const EngineEvent& event);

    EventStream& m_events;
    SegmentRunner m_runner;
    AlignRunner m_aligner;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Job> m_waiting;
    std::string m_runningId;
    bool m_running = false;
    bool m_ending = false;
    std::atomic<bool> m_stopJob = false;
    std::atomic<bool> m_deserted = false;
    std::thread m_worker;
};

}  // namespace glioscope
