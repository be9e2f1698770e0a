#include "app/engine/console/console.h"

#include "app/engine/console/standard_output.h"
#include "segmentation/jobs/time_left.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <cmath>
#include <cstdio>

namespace glioscope {
namespace {

constexpr std::size_t kUsualColumns = 80;

std::size_t terminalColumns()
{
    winsize size = {};
    const bool known = ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 1;
    return known ? size.ws_col : kUsualColumns;
}

}  // namespace

std::string timeLeftText(double seconds)
{
    if (seconds < 0) {
        return {};
    }
    const RoundedTime time = roundedTime(seconds);
    return "about " + std::to_string(time.count) + (time.isMinutes ? " min left" : " s left");
}

Console::Console(bool json) : m_terminal(isatty(STDERR_FILENO) != 0 && !json)
{
    if (json) {
        m_events.emplace();
    }
}

void Console::progress(const Progress& progress, const std::string& what)
{
    send(progress);
    if (!m_terminal) {
        return;
    }
    std::string line = what + ": " + progress.stage;
    if (progress.total > 0) {
        line += " " + std::to_string(std::lround(100 * progress.done / progress.total)) + " %";
    }
    if (const std::string left = timeLeftText(progress.secondsLeft); !left.empty()) {
        line += ", " + left;
    }
    const std::lock_guard lock(m_mutex);
    clearLine();
    std::fputs(line.substr(0, terminalColumns() - 1).c_str(), stderr);
    std::fflush(stderr);
    m_lineShown = true;
}

void Console::say(const std::string& text)
{
    if (json()) {
        return;
    }
    const std::lock_guard lock(m_mutex);
    clearLine();
    if (std::puts(text.c_str()) < 0 || std::fflush(stdout) != 0) {
        noteLostOutput(errno);
    }
}

void Console::warn(const std::string& text)
{
    const std::lock_guard lock(m_mutex);
    clearLine();
    std::fprintf(stderr, "%s\n", text.c_str());
}

void Console::send(const EngineEvent& event)
{
    if (m_events) {
        m_events->send(event);
    }
}

void Console::sendLine(const std::string& json)
{
    if (m_events) {
        m_events->sendLine(json);
    }
}

void Console::clearLine()
{
    if (m_lineShown) {
        std::fputs("\r\x1b[K", stderr);
        m_lineShown = false;
    }
}

}  // namespace glioscope
