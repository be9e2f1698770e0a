#pragma once

// How long work still takes, by the rate at which it went lately: other programs come and go, and
// first rounds are slow. What is shown follows the estimate smoothly and does not go up over small
// things. Reads no clock: the caller gives the time, in seconds from anywhere, never going back.

#include <deque>

namespace glioscope {

/// A time as it is told: whole seconds below a minute and a half, else whole minutes; rounded up.
struct RoundedTime {
    int count = 0;
    bool isMinutes = false;
};
[[nodiscard]] RoundedTime roundedTime(double seconds);

class TimeLeft {
public:
    /// Forgets everything; the rate is measured from `now` on.
    void begin(double now);
    /// `done` of `total` are finished. Only progress counts as a measurement.
    void update(double now, double done, double total);
    /// Seconds left to be shown at `now`, each call going on from the one before; below 0 in the
    /// first two seconds and while nothing is done.
    [[nodiscard]] double shown(double now);

private:
    struct Count {
        double time;
        double done;
    };
    /// Seconds left by the recent rate alone; below 0 while unknown.
    [[nodiscard]] double estimate(double now) const;

    std::deque<Count> m_counts;  ///< recent ones, oldest first
    double m_start = 0;
    double m_total = 0;
    double m_shown = -1;
    double m_shownAt = 0;
};

}  // namespace glioscope
