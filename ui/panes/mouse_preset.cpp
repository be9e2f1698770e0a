#include "ui/panes/mouse_preset.h"

namespace glioscope {

Gesture dragGesture(MousePreset preset, Qt::MouseButton button, HeldKeys held)
{
    switch (button) {
    case Qt::MiddleButton: return Gesture::Pan;
    case Qt::RightButton: return Gesture::Zoom;
    case Qt::LeftButton:
        if (held.space) {
            return Gesture::Pan;
        }
        if (held.control) {
            return Gesture::WindowLevelBox;
        }
        return preset == MousePreset::Radiology || held.w ? Gesture::WindowLevel
                                                          : Gesture::Crosshair;
    default: return Gesture::None;
    }
}

Gesture clickGesture(Qt::MouseButton button, HeldKeys held)
{
    const bool plain = !held.space && !held.control && !held.w;
    return button == Qt::LeftButton && plain ? Gesture::Crosshair : Gesture::None;
}

}  // namespace glioscope
