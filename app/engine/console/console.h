#pragma once

// What a command shows: a line of progress on stderr where that is a terminal, results as text on
// stdout, or with --json every event as a line on stdout and no text.

#include "app/engine/console/event_stream.h"

#include <optional>
#include <string>

namespace glioscope {

class Console {
public:
    explicit Console(bool json);

    /// `what` names the work in the terminal's line, such as "[2/12] Brats18_2013_11_1". Any
    /// thread.
    void progress(const Progress& progress, const std::string& what);
    /// A line of text on stdout; not with --json.
    void say(const std::string& text);
    /// A sentence on stderr.
    void warn(const std::string& text);
    /// A line on stdout; only with --json.
    void send(const EngineEvent& event);
    void sendLine(const std::string& json);
    [[nodiscard]] bool json() const { return m_events.has_value(); }

private:
    void clearLine();

    std::mutex m_mutex;
    std::optional<EventStream> m_events;
    bool m_terminal;
    bool m_lineShown = false;
};

/// "about 12 s left", "about 3 min left"; empty while unknown (below 0).
[[nodiscard]] std::string timeLeftText(double seconds);

}  // namespace glioscope
