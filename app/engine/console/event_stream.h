#pragma once

// The engine's stdout as a stream of events and nothing else: while it exists, whatever a library
// prints to stdout goes to stderr.

#include "segmentation/jobs/job_json.h"

#include <mutex>

namespace glioscope {

class EventStream {
public:
    EventStream();
    ~EventStream();  ///< gives stdout back
    EventStream(const EventStream&) = delete;
    EventStream& operator=(const EventStream&) = delete;

    /// Any thread. False once nobody reads any more.
    bool send(const EngineEvent& event);
    /// The same for JSON that is no event of a job; `json` has no line end.
    bool sendLine(const std::string& json);

private:
    std::mutex m_mutex;
    int m_output;
    bool m_broken = false;
};

}  // namespace glioscope
