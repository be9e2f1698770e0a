#include "segmentation/jobs/time_left.h"

#include <algorithm>
#include <cmath>

namespace glioscope {
namespace {

constexpr double kFirstSeconds = 2;  ///< before which a rate says too little to be shown
constexpr double kShortestSeconds =
    4;  ///< of work that a rate is taken from, where there is so much
constexpr double kRecentShare = 0.25;  ///< of the time since the start that counts as recent
constexpr std::size_t kFewestCounts =
    8;                                ///< that a rate is taken from: single ones may differ by much
constexpr double kFollowSeconds = 2;  ///< after which most of a change is shown
constexpr double kUnseenRise = 1.25;  ///< times what is shown, and a second: up to an
constexpr double kUnseenSeconds = 1;  ///< estimate so much higher it goes on counting down
constexpr double kPatience = 2;  ///< usual gaps between counts before silence counts as slowness

}  // namespace

RoundedTime roundedTime(double seconds)
{
    constexpr double kSecondsTold = 90;
    const bool isMinutes = seconds >= kSecondsTold;
    return {static_cast<int>(std::ceil(isMinutes ? seconds / 60 : seconds)), isMinutes};
}

void TimeLeft::begin(double now)
{
    m_counts.assign(1, {now, 0});
    m_start = m_shownAt = now;
    m_total = 0;
    m_shown = -1;
}

void TimeLeft::update(double now, double done, double total)
{
    m_total = total;
    if (m_counts.empty() || done <= m_counts.back().done) {
        return;
    }
    m_counts.push_back({now, done});
    const double recent = std::max(kShortestSeconds, kRecentShare * (now - m_start));
    while (m_counts.size() > kFewestCounts + 1 && m_counts[1].time <= now - recent) {
        m_counts.pop_front();
    }
}

double TimeLeft::estimate(double now) const
{
    if (m_counts.size() < 2 || m_total <= 0 || now < m_start + kFirstSeconds) {
        return -1;
    }
    const Count& first = m_counts.front();
    const Count& last = m_counts.back();
    const double gap = (last.time - first.time) / static_cast<double>(m_counts.size() - 1);
    const double silence = std::max(0.0, now - last.time - kPatience * gap);
    const double secondsEach = (last.time - first.time + silence) / (last.done - first.done);
    return std::max(0.0, (m_total - last.done) * secondsEach - (now - last.time - silence));
}

double TimeLeft::shown(double now)
{
    const double left = estimate(now);
    const double passed = now - m_shownAt;
    m_shownAt = now;
    if (left < 0 || m_shown < 0) {
        return m_shown = left;
    }
    const double running = std::max(0.0, m_shown - passed);
    const bool asBefore = left >= running && left <= kUnseenRise * running + kUnseenSeconds;
    const double followed = asBefore ? 0 : 1 - std::exp(-passed / kFollowSeconds);
    return m_shown = running + (left - running) * followed;
}

}  // namespace glioscope
