#include "app/engine/service/job_server.h"

#include "segmentation/system/error.h"

#include <algorithm>
#include <new>
#include <stdexcept>

namespace glioscope {
namespace {

std::string idOf(const std::variant<SegmentJob, AlignJob>& job)
{
    return std::visit([](const auto& each) { return each.id; }, job);
}

}  // namespace

JobServer::JobServer(EventStream& events) : m_events(events), m_worker([this] { work(); }) {}

JobServer::~JobServer()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
        m_stopJob = true;
        m_waiting.clear();
    }
    m_changed.notify_all();
    m_worker.join();
}

bool JobServer::handle(std::string_view line)
{
    if (line.find_first_not_of(" \t\r") == line.npos) {
        return true;
    }
    try {
        const EngineCommand command = commandFromLine(line);
        if (const auto* job = std::get_if<SegmentJob>(&command)) {
            accept(*job);
        } else if (const auto* alignJob = std::get_if<AlignJob>(&command)) {
            accept(*alignJob);
        } else if (const auto* cancel = std::get_if<CancelJob>(&command)) {
            accept(*cancel);
        } else {
            return false;
        }
    } catch (const std::invalid_argument& error) {
        send(Failure{idFromLine(line), error.what(), {}});
    }
    return true;
}

void JobServer::accept(const Job& job)
{
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.push_back(job);
    }
    m_changed.notify_all();
}

void JobServer::accept(const CancelJob& cancel)
{
    std::size_t removed = 0;
    {
        const std::lock_guard lock(m_mutex);
        removed = std::erase_if(m_waiting, [&](const Job& job) { return idOf(job) == cancel.id; });
        if (m_running && m_runningId == cancel.id) {
            m_stopJob = true;
        }
    }
    for (; removed > 0; --removed) {
        send(JobCancelled{cancel.id});
    }
}

bool JobServer::stop(std::chrono::milliseconds limit)
{
    std::unique_lock lock(m_mutex);
    m_ending = true;
    m_stopJob = true;
    m_waiting.clear();
    m_changed.notify_all();
    return m_changed.wait_for(lock, limit, [this] { return !m_running; });
}

void JobServer::work()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_changed.wait(lock, [this] { return m_ending || !m_waiting.empty(); });
        if (m_ending) {
            return;
        }
        const Job job = std::move(m_waiting.front());
        m_waiting.pop_front();
        m_runningId = idOf(job);
        m_running = true;
        m_stopJob = false;
        lock.unlock();
        const EngineEvent event = outcome(job);
        lock.lock();
        m_running = false;
        lock.unlock();
        send(event);
        m_changed.notify_all();
        lock.lock();
    }
}

EngineEvent JobServer::outcome(const Job& job)
{
    const JobHooks hooks = {.progress = [this](const Progress& p) { send(p); },
                            .stopRequested = [this] { return m_stopJob.load(); }};
    const std::string id = idOf(job);
    try {
        if (const auto* alignJob = std::get_if<AlignJob>(&job)) {
            return m_aligner.run(*alignJob, hooks);
        }
        return m_runner.run(std::get<SegmentJob>(job), hooks);
    } catch (const Cancelled&) {
        return JobCancelled{id};
    } catch (const std::bad_alloc&) {
        return Failure{id,
                       Sentence::of("The memory of this machine does not suffice for this case."),
                       Sentence::of("Close other programs, or choose a smaller model.")};
    } catch (const std::exception& error) {
        return Failure{id, saidBy(error), {}};
    } catch (...) {
        return Failure{id, Sentence::of("The job ended with an unknown failure."), {}};
    }
}

void JobServer::send(const EngineEvent& event)
{
    if (!m_events.send(event)) {
        m_deserted = true;
        m_stopJob = true;
    }
}

}  // namespace glioscope
