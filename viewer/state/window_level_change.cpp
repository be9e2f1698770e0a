#include "viewer/state/window_level_change.h"

namespace glioscope {

WindowLevelChange changeFrom(WindowLevel automatic, WindowLevel now)
{
    return {.width = now.window / automatic.window,
            .shift = (now.level - automatic.level) / automatic.window};
}

WindowLevel changed(WindowLevel automatic, WindowLevelChange change)
{
    return {.window = automatic.window * change.width,
            .level = automatic.level + automatic.window * change.shift};
}

}  // namespace glioscope
