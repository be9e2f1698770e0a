#pragma once

// What the mouse does in slice panes, as pure functions of buttons and keys. The presets differ in
// the left button alone.

#include <Qt>

namespace glioscope {

enum class MousePreset {
    Radiology,  ///< left drag: window and level; a left click places the crosshair
    Research,   ///< left: crosshair; W held and left drag: window and level
};

enum class Gesture { None, Crosshair, WindowLevel, WindowLevelBox, Pan, Zoom };

/// Keys held while a button is down.
struct HeldKeys {
    bool space = false;
    bool w = false;
    bool control = false;
};

/// What dragging with `button` does. In Radiology a left press that never becomes a drag is a
/// click, which places the crosshair; see clickGesture().
[[nodiscard]] Gesture dragGesture(MousePreset preset, Qt::MouseButton button, HeldKeys held);

/// What a press and release at one place does.
[[nodiscard]] Gesture clickGesture(Qt::MouseButton button, HeldKeys held);

}  // namespace glioscope
