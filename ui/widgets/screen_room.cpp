#include "ui/widgets/screen_room.h"

#include <QScreen>
#include <QWidget>

namespace glioscope {
namespace {

// Title bar and borders of the usual desktops, in points.
constexpr QSize kFrame = {16, 48};

}  // namespace

QSize roomForWindow(const QWidget& window)
{
    return window.screen()->availableSize() - kFrame;
}

}  // namespace glioscope
