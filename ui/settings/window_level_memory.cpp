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
            const WindowLevel now = state.windowLevel(kAllSequences[i]);
            m_changes[i] = {.width = now.window / m_automatic[i].window,
                            .shift = (now.level - m_automatic[i].level) / m_automatic[i].window};
        }
    }
}

void WindowLevelMemory::applyTo(ViewState& state) const
{
    for (std::size_t i = 0; i < m_automatic.size(); ++i) {
        state.setWindowLevel(
            kAllSequences[i],
            {.window = m_automatic[i].window * m_changes[i].width,
             .level = m_automatic[i].level + m_automatic[i].window * m_changes[i].shift});
    }
}

}  // namespace glioscope
