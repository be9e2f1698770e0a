#include "app/engine/console/event_stream.h"

#include "app/engine/console/standard_output.h"

#include <unistd.h>

#include <cerrno>
#include <cstdio>

namespace glioscope {

EventStream::EventStream()
{
    std::fflush(stdout);
    m_output = dup(STDOUT_FILENO);
    dup2(STDERR_FILENO, STDOUT_FILENO);
}

EventStream::~EventStream()
{
    std::fflush(stdout);
    dup2(m_output, STDOUT_FILENO);
    close(m_output);
}

bool EventStream::send(const EngineEvent& event)
{
    return sendLine(toLine(event));
}

bool EventStream::sendLine(const std::string& json)
{
    const std::string line = json + '\n';
    const std::lock_guard lock(m_mutex);
    std::size_t sent = 0;
    while (!m_broken && sent < line.size()) {
        const ssize_t count = write(m_output, line.data() + sent, line.size() - sent);
        if (count >= 0) {
            sent += static_cast<std::size_t>(count);
        } else if (errno != EINTR) {
            noteLostOutput(errno);
            m_broken = true;
        }
    }
    return !m_broken;
}

}  // namespace glioscope
