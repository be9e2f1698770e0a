#include "ui/settings/window_level_memory.h"

namespace glioscope {

void WindowLevelMemory::caseShown(const ViewState& state)
{
    for (std::size_t i = 0; i < m_automatic.size(); ++i) {
        m_automatic[i] = state.windowLevel(kAllSequences[i]);
    }
}

void WindowLevelMemory::caseLeft(const ViewState& state)
{
    for (std::size_t i = 0; i < m_automatic.size(); ++i) {
        if (state.image(kAllSequences[i])) {
            m_changes[i] = changeFrom(m_automatic[i], state.windowLevel(kAllSequences[i]));
        }
    }
}

void WindowLevelMemory::applyTo(ViewState& state) const
{
    std::array<WindowLevel, 4> values;
    for (std::size_t i = 0; i < m_automatic.size(); ++i) {
        values[i] = changed(m_automatic[i], m_changes[i]);
    }
    state.setWindowLevels(values);
}

}  // namespace glioscope
