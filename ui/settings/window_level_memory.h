#pragma once

// Remembers how far windows and levels were moved from the automatic ones, per sequence, so that
// the same change can be made in the next case, whose intensities are on another scale.

#include "viewer/state/view_state.h"
#include "viewer/state/window_level_change.h"

#include <array>

namespace glioscope {

class WindowLevelMemory {
public:
    /// To be called when a case has just been shown, with its automatic windows.
    void caseShown(const ViewState& state);
    /// To be called before the case is left.
    void caseLeft(const ViewState& state);
    /// Makes the remembered changes in the case that is shown now.
    void applyTo(ViewState& state) const;

private:
    std::array<WindowLevel, 4> m_automatic;
    std::array<WindowLevelChange, 4> m_changes;
};

}  // namespace glioscope
