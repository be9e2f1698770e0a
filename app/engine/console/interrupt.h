#pragma once

// Ctrl+C, SIGTERM, and SIGHUP of a closed terminal. The first asks: work polls interrupted() and
// stops by itself. The second ends the process at once. Signals have no other channel than
// process-wide state, so this is the one place that has some.

#include <chrono>
#include <functional>
#include <thread>

namespace glioscope {

/// What a shell reports for a program ended by Ctrl+C.
inline constexpr int kExitCancelled = 130;

/// Installs the handlers, for SIGHUP unless it is ignored (nohup), and ignores SIGPIPE and SIGXFSZ,
/// so that a vanished reader or a file that may not grow is a failed write. Once, from main, before
/// any thread exists.
void catchInterrupts();

/// True from the first signal on. Any thread.
[[nodiscard]] bool interrupted();

/// Becomes readable at the first signal and stays so; for poll(). Never read from it.
[[nodiscard]] int interruptDescriptor();

/// While alive, gives interrupted work this long to stop by itself; then calls `abandon` (it
/// removes what is half-written, on the guard's thread) and ends the process with kExitCancelled.
class InterruptDeadline {
public:
    using Duration = std::chrono::milliseconds;
    static constexpr Duration kGrace{700};
    explicit InterruptDeadline(std::function<void()> abandon, Duration grace = kGrace);
    ~InterruptDeadline();
    InterruptDeadline(const InterruptDeadline&) = delete;
    InterruptDeadline& operator=(const InterruptDeadline&) = delete;

private:
    void watch(Duration grace) const;

    std::function<void()> m_abandon;
    int m_ended;  ///< eventfd, readable once the work has ended
    std::thread m_thread;
};

}  // namespace glioscope
