#pragma once

// Programs that show a window and drive it from outside its event loop: benchmarks and galleries.

#include <QApplication>
#include <QElapsedTimer>
#include <QTimer>

#include <functional>

namespace glioscope::test {

/// Handles events, sleeping between them, until `done` after one of them, or for so long at most;
/// returns what `done` says then.
inline bool waitUntil(const std::function<bool()>& done, int atMostMs = 120'000)
{
    QElapsedTimer since;
    since.start();
    QTimer wakeUp;
    wakeUp.start(5);
    while (!done() && since.elapsed() < atMostMs) {
        QApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
    }
    return done();
}

/// Handles events for so long.
inline void settle(int ms = 300)
{
    waitUntil([] { return false; }, ms);
}

}  // namespace glioscope::test
