#include "app/engine/console/interrupt.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <system_error>

namespace glioscope {
namespace {

std::atomic<bool> interruptSeen = false;
std::atomic<int> interruptEvent = -1;
static_assert(std::atomic<bool>::is_always_lock_free && std::atomic<int>::is_always_lock_free);

// Only calls that are safe in a signal handler.
void onInterrupt(int)
{
    if (interruptSeen.exchange(true)) {
        _exit(kExitCancelled);
    }
    const int savedErrno = errno;
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = write(interruptEvent, &one, sizeof one);
    errno = savedErrno;
}

int makeEvent()
{
    const int descriptor = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (descriptor < 0) {
        throw std::system_error(errno, std::generic_category(), "No event can be made");
    }
    return descriptor;
}

/// True when `descriptor` became readable in time; a negative limit waits for ever.
bool waitFor(int descriptor, int orDescriptor, int limitMs)
{
    std::array<pollfd, 2> waited = {{{descriptor, POLLIN, 0}, {orDescriptor, POLLIN, 0}}};
    while (poll(waited.data(), waited.size(), limitMs) < 0 && errno == EINTR) {
    }
    return (waited[0].revents & POLLIN) != 0;
}

}  // namespace

void catchInterrupts()
{
    interruptEvent = makeEvent();
    struct sigaction action = {};
    action.sa_handler = onInterrupt;
    action.sa_flags = SA_RESTART;
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
    struct sigaction before = {};
    sigaction(SIGHUP, nullptr, &before);
    if (before.sa_handler != SIG_IGN) {  // as under nohup
        sigaction(SIGHUP, &action, nullptr);
    }
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
}

bool interrupted()
{
    return interruptSeen;
}

int interruptDescriptor()
{
    return interruptEvent;
}

InterruptDeadline::InterruptDeadline(std::function<void()> abandon, Duration grace)
    : m_abandon(std::move(abandon)), m_ended(makeEvent()), m_thread([this, grace] { watch(grace); })
{
}

InterruptDeadline::~InterruptDeadline()
{
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = write(m_ended, &one, sizeof one);
    m_thread.join();
    close(m_ended);
}

void InterruptDeadline::watch(Duration grace) const
{
    if (waitFor(m_ended, interruptDescriptor(), -1) ||
        waitFor(m_ended, -1, static_cast<int>(grace.count()))) {
        return;
    }
    m_abandon();
    _exit(kExitCancelled);
}

}  // namespace glioscope
