#include "ui/panes/mouse_preset.h"

#include <QCoreApplication>

#include <algorithm>

namespace glioscope {
namespace {

using enum Gesture;

constexpr const char* kContext = "glioscope::Mouse";

// lupdate finds these texts through the same mark; a name of two letters keeps the table readable.
constexpr const char* tr(const char* text)
{
    return text;
}

constexpr HeldKeys kSpace = {.space = true}, kControl = {.control = true}, kW = {.w = true},
                   kShift = {.shift = true};

// clang-format off: a table, a row a gesture
constexpr MouseRow kRows[] = {
    {MouseAct::Drag, Qt::LeftButton, kSpace, Pan, Pan, tr("Space + left drag")},
    {MouseAct::Drag, Qt::LeftButton, kControl, WindowLevelBox, WindowLevelBox,
     tr("Ctrl + left drag")},
    {MouseAct::Drag, Qt::LeftButton, kW, WindowLevel, WindowLevel, tr("W + left drag")},
    {MouseAct::Drag, Qt::LeftButton, {}, WindowLevel, Crosshair, tr("Left drag")},
    {MouseAct::Click, Qt::LeftButton, {}, Crosshair, Crosshair, tr("Left click")},
    {MouseAct::DoubleClick, Qt::LeftButton, {}, Maximise, Maximise, tr("Double click")},
    {MouseAct::Drag, Qt::MiddleButton, {}, Pan, Pan, tr("Middle drag")},
    {MouseAct::Drag, Qt::RightButton, {}, Zoom, Zoom, tr("Right drag")},
    {MouseAct::Click, Qt::RightButton, {}, Menu, Menu, tr("Right click")},
    {MouseAct::Move, Qt::NoButton, kShift, Crosshair, Crosshair, tr("Shift + move")},
    {MouseAct::Wheel, Qt::NoButton, {}, Slices, Slices, tr("Wheel")},
    {MouseAct::Wheel, Qt::NoButton, kShift, FastSlices, FastSlices, tr("Shift + wheel")},
    {MouseAct::Wheel, Qt::NoButton, kControl, Zoom, Zoom, tr("Ctrl + wheel")},
};
// clang-format on

/// Whether all keys of `wanted` are held.
bool holds(HeldKeys held, HeldKeys wanted)
{
    return (held.space || !wanted.space) && (held.w || !wanted.w) &&
           (held.control || !wanted.control) && (held.shift || !wanted.shift);
}

}  // namespace

std::span<const MouseRow> mouseTable()
{
    return kRows;
}

QString mouseText(const MouseRow& row)
{
    return QCoreApplication::translate(kContext, row.text);
}

QString gestureText(Gesture gesture)
{
    const char* text = "";
    switch (gesture) {
    case None: return {};
    case Crosshair: text = tr("Places the crosshair, in all panes"); break;
    case WindowLevel: text = tr("Window (across) and level (up and down)"); break;
    case WindowLevelBox: text = tr("Window and level from the box"); break;
    case Pan: text = tr("Moves the picture"); break;
    case Zoom: text = tr("Zooms"); break;
    case Slices: text = tr("Through the slices"); break;
    case FastSlices: text = tr("Five slices at a time"); break;
    case Menu: text = tr("Opens the menu of the pane"); break;
    case Maximise: text = tr("One pane or all"); break;
    }
    return QCoreApplication::translate(kContext, text);
}

Gesture dragGesture(MousePreset preset, Qt::MouseButton button, HeldKeys held)
{
    const auto found = std::ranges::find_if(kRows, [&](const MouseRow& row) {
        return row.act == MouseAct::Drag && row.button == button && holds(held, row.held);
    });
    return found == std::end(kRows) ? None : found->in(preset);
}

Gesture clickGesture(Qt::MouseButton button, HeldKeys held)
{
    const auto found = std::ranges::find_if(kRows, [&](const MouseRow& row) {
        return row.act == MouseAct::Click && row.button == button && row.held == held;
    });
    return found == std::end(kRows) ? None : found->radiology;
}

}  // namespace glioscope
