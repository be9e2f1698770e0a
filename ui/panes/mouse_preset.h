#pragma once

// What the mouse does in slice panes, as one table that panes, help sheet and tests share. The
// presets differ in the left button alone.

#include <QString>
#include <Qt>

#include <cstdint>
#include <span>

namespace glioscope {

enum class MousePreset {
    Radiology,  ///< left drag: window and level; a left click places the crosshair
    Research,   ///< left: crosshair; W held and left drag: window and level
};

enum class Gesture {
    None,
    Crosshair,
    WindowLevel,
    WindowLevelBox,
    Pan,
    Zoom,
    Slices,
    FastSlices,
    Menu,
    Maximise,
};

/// Keys held meanwhile.
struct HeldKeys {
    bool space = false;
    bool w = false;
    bool control = false;
    bool shift = false;
    bool operator==(const HeldKeys&) const = default;
};

/// What a hand does with the mouse.
enum class MouseAct : std::uint8_t { Drag, Click, DoubleClick, Move, Wheel };

struct MouseRow {
    MouseAct act;
    Qt::MouseButton button;  ///< none where the act needs none
    HeldKeys held;
    Gesture radiology;
    Gesture research;
    const char* text;  ///< "Left drag", for mouseText()

    [[nodiscard]] Gesture in(MousePreset preset) const
    {
        return preset == MousePreset::Radiology ? radiology : research;
    }
};

/// Of drags with the same button the first counts whose keys are held.
[[nodiscard]] std::span<const MouseRow> mouseTable();
/// Of the table, in the user's language.
[[nodiscard]] QString mouseText(const MouseRow& row);
/// What it does, as a sentence without a full stop; empty for none.
[[nodiscard]] QString gestureText(Gesture gesture);

/// What dragging with `button` does. In Radiology a left press that never becomes a drag is a
/// click, which places the crosshair; see clickGesture().
[[nodiscard]] Gesture dragGesture(MousePreset preset, Qt::MouseButton button, HeldKeys held);

/// What a press and release at one place does.
[[nodiscard]] Gesture clickGesture(Qt::MouseButton button, HeldKeys held);

}  // namespace glioscope
