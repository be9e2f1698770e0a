#pragma once

// Whether long work was told to stop, which is true for ever once it was.

#include <functional>

namespace glioscope {

class StopRequest {
public:
    /// `stop` outlives this object; it may be empty.
    explicit StopRequest(const std::function<bool()>& stop) : m_stop(stop) {}

    [[nodiscard]] bool asked()
    {
        m_stopped = m_stopped || (m_stop && m_stop());
        return m_stopped;
    }

private:
    const std::function<bool()>& m_stop;
    bool m_stopped = false;
};

}  // namespace glioscope
