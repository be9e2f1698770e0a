#include "app/engine/console/progress_clock.h"

namespace glioscope {

namespace {

double secondsNow()
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

}  // namespace

ProgressClock::ProgressClock(std::string id, Emit emit, std::chrono::milliseconds period)
    : m_emit(std::move(emit))
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
        m_timeLeft.begin(secondsNow());
        m_stageIsNew = true;
    }
    m_wake.notify_one();
}

void ProgressClock::update(double done, double total)
{
    const std::lock_guard lock(m_mutex);
    m_last.done = done;
    m_last.total = total;
    m_timeLeft.update(secondsNow(), done, total);
}

Progress ProgressClock::now()
{
    Progress progress = m_last;
    progress.secondsLeft = m_timeLeft.shown(secondsNow());
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
