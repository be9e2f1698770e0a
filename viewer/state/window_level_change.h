#pragma once

// How far a window and level is from the automatic one, as numbers without a unit, so that the same
// can be done to another sequence or in another case, whose intensities are on another scale.

#include "segmentation/session/window_level.h"

namespace glioscope {

struct WindowLevelChange {
    double width = 1;  ///< factor of the automatic window, above 0
    double shift = 0;  ///< of the level, in automatic windows
    bool operator==(const WindowLevelChange&) const = default;
};

[[nodiscard]] WindowLevelChange changeFrom(WindowLevel automatic, WindowLevel now);
[[nodiscard]] WindowLevel changed(WindowLevel automatic, WindowLevelChange change);

}  // namespace glioscope
