#include "training/run/run_reporter.h"

#include "training/pictures/run_curves.h"

#include <thread>
#include <utility>

namespace glioscope {
namespace {

constexpr auto kBetweenWritings = std::chrono::milliseconds(500);
constexpr auto kPausePoll = std::chrono::milliseconds(100);
constexpr std::size_t kStepsForSpeed = 20;

}  // namespace

RunReporter::RunReporter(const TrainingConfig& config, std::function<bool()> stopped)
    : m_config(config), m_stopped(std::move(stopped))
{
}

bool RunReporter::report(const TrainingEvent& event)
{
    if (!event.notice.empty()) {
        return !m_stopped();
    }
    begin();
    m_status.epoch = event.epoch;
    m_status.step = event.step;
    m_status.loss = event.loss;
    m_status.secondsLeft = event.secondsLeft;
    m_status.phantomShare = event.phantomShare;
    if (event.finishedEpoch) {
#ifdef GLIOSCOPE_HAS_CAIRO
        drawRunCurves(m_config.output);
#endif
        m_recentSteps.clear();  // validation is no step
    } else if (event.phantomShare < 0) {
        measureSpeed(event.windows);
    }
    if (event.finishedEpoch || Clock::now() >= m_nextWriting) {
        m_nextWriting = Clock::now() + kBetweenWritings;
        writeRunStatus(m_config.output, m_status);
    }
    return waitWhilePaused();
}

/// Only now is the folder this run's own.
void RunReporter::begin()
{
    if (!m_begun.exchange(true)) {
        m_status.epochs = m_config.epochs;
        m_status.steps = m_config.stepsPerEpoch;
    }
}

void RunReporter::measureSpeed(int windows)
{
    m_recentSteps.push_back(Clock::now());
    if (m_recentSteps.size() > kStepsForSpeed) {
        m_recentSteps.pop_front();
    }
    const std::chrono::duration<double> taken = m_recentSteps.back() - m_recentSteps.front();
    const auto steps = static_cast<double>(m_recentSteps.size() - 1);
    m_status.windowsPerSecond = taken.count() > 0 ? steps * windows / taken.count() : 0;
}

bool RunReporter::waitWhilePaused()
{
    RunRequest asked = readRunRequest(m_config.output);
    if (asked == RunRequest::Pause) {
        m_status.state = RunState::Paused;
        writeRunStatus(m_config.output, m_status);
        while (asked == RunRequest::Pause && !m_stopped()) {
            std::this_thread::sleep_for(kPausePoll);
            asked = readRunRequest(m_config.output);
        }
        m_status.state = RunState::Training;
        m_recentSteps.clear();
    }
    return asked != RunRequest::Stop && !m_stopped();
}

void RunReporter::end(RunState state, const Sentence& message)
{
    if (!m_begun && state == RunState::Finished) {  // resumed when all was done
        begin();
        m_status.epoch = m_config.epochs;
        m_status.step = m_config.stepsPerEpoch;
    }
    if (m_begun) {
        m_status.state = state;
        m_status.message = message;
        m_status.secondsLeft = state == RunState::Finished ? 0 : -1;
        writeRunStatus(m_config.output, m_status);
        writeRunRequest(m_config.output, RunRequest::None);
    }
}

}  // namespace glioscope
