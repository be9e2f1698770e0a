#include "app/engine/progress_clock.h"

#include <algorithm>

namespace glioscope {

using Clock = std::chrono::steady_clock;

double secondsLeft(double done, double total, double seconds, double age)
{
    if (done <= 0 || total <= 0) {
        return -1;
    }
    return std::max(0.0, (seconds - age) * (total - done) / done - age);
}

ProgressClock::ProgressClock(std::string id, Emit emit, std::chrono::milliseconds period)
    : m_emit(std::move(emit)), m_stageStart(Clock::now()), m_lastUpdate(m_stageStart)
{
    m_last.id = std::move(id);
    m_thread = std::thread([this, period] { run(period); });
}

ProgressClock::~ProgressClock()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ended = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void ProgressClock::begin(const std::string& stage, double total)
{
    {
        const std::lock_guard lock(m_mutex);
        m_last.stage = stage;
        m_last.done = 0;
        m_last.total = total;
        m_stageStart = m_lastUpdate = Clock::now();
        m_stageIsNew = true;
    }
    m_wake.notify_one();
}

void ProgressClock::update(double done, double total)
{
    const std::lock_guard lock(m_mutex);
    m_last.done = done;
    m_last.total = total;
    m_lastUpdate = Clock::now();
}

Progress ProgressClock::now() const
{
    const Time time = Clock::now();
    const double seconds = std::chrono::duration<double>(time - m_stageStart).count();
    const double age = std::chrono::duration<double>(time - m_lastUpdate).count();
    Progress progress = m_last;
    progress.secondsLeft = secondsLeft(progress.done, progress.total, seconds, age);
    return progress;
}

void ProgressClock::run(std::chrono::milliseconds period)
{
    std::unique_lock lock(m_mutex);
    while (!m_ended) {
        m_wake.wait_for(lock, period, [this] { return m_stageIsNew || m_ended; });
        if (m_ended || m_last.stage.empty()) {
            continue;
        }
        m_stageIsNew = false;
        const Progress progress = now();
        lock.unlock();  // a slow reader of the events must not hold up the work
        m_emit(progress);
        lock.lock();
    }
}

}  // namespace glioscope
