#pragma once

// How large a new window may be.

#include <QSize>

class QWidget;

namespace glioscope {

/// What the window's screen has room for when the frame that a window manager puts around it, known
/// only once it is shown, fits too.
[[nodiscard]] QSize roomForWindow(const QWidget& window);

}  // namespace glioscope
