#include "app/engine/console/line_reader.h"

#include "app/engine/console/interrupt.h"

#include <poll.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <utility>

namespace glioscope {

std::optional<std::string> LineReader::next()
{
    while (true) {
        const std::size_t end = m_buffer.find('\n');
        if (end != m_buffer.npos) {
            std::string line = m_buffer.substr(0, end);
            m_buffer.erase(0, end + 1);
            if (!m_skipping) {
                return line;
            }
            m_skipping = false;
        } else if (m_skipping) {
            m_buffer.clear();
        } else if (m_buffer.size() > kLongestLine) {
            m_skipping = true;
            return std::exchange(m_buffer, {});
        }
        if (end == m_buffer.npos && !readMore()) {
            return std::nullopt;
        }
    }
}

bool LineReader::readMore()
{
    std::array<pollfd, 2> waited = {
        {{m_descriptor, POLLIN, 0}, {interruptDescriptor(), POLLIN, 0}}};
    while (poll(waited.data(), waited.size(), -1) < 0 && errno == EINTR) {
    }
    if (interrupted()) {
        return false;
    }
    std::array<char, 65536> bytes;
    ssize_t count = 0;
    do {
        count = read(m_descriptor, bytes.data(), bytes.size());
    } while (count < 0 && errno == EINTR);
    if (count <= 0) {
        return false;
    }
    m_buffer.append(bytes.data(), static_cast<std::size_t>(count));
    return true;
}

}  // namespace glioscope
