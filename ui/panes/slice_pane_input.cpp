// A slice pane's part in mouse and keys: which tool follows them.

#include "ui/panes/slice_pane.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <optional>
#include <utility>

namespace glioscope {
namespace {

constexpr int kFastSteps = 5;
constexpr double kWheelNotch = 120;
constexpr int kLargestClickMovement = 3;

}  // namespace

Tool* SlicePane::toolFor(Gesture gesture)
{
    switch (gesture) {
    case Gesture::Crosshair: return &m_crosshair;
    case Gesture::WindowLevel: return &m_windowLevel;
    case Gesture::WindowLevelBox: return &m_windowLevelBox;
    case Gesture::Pan: return &m_pan;
    case Gesture::Zoom: return &m_zoom;
    default: break;  // what takes more than a tool
    }
    return nullptr;
}

void SlicePane::follow(bool toolChanged)
{
    if (toolChanged) {
        m_scene->redraw();
        requestRender();
    }
}

bool SlicePane::measuresAt(const QMouseEvent& event) const
{
    const bool plain =
        event.button() == Qt::LeftButton && !m_held.space && !m_held.control && !m_held.w;
    return plain && m_measure && m_measure->wants(hitAt(event.position()));
}

void SlicePane::hover(QPointF position)
{
    if (m_measure) {
        const PaneHit hit = hitAt(position);
        m_measure->hover(hit);
        setCursor(!m_desk->chosen() && m_measure->gripAt(hit) ? Qt::OpenHandCursor
                                                              : Qt::CrossCursor);
    }
}

/// The second of two places may follow fast.
void SlicePane::mouseDoubleClickEvent(QMouseEvent* event)
{
    measuresAt(*event) ? mousePressEvent(event) : Pane::mouseDoubleClickEvent(event);
}

void SlicePane::mousePressEvent(QMouseEvent* event)
{
    if (m_drag.tool) {
        return;
    }
    m_held.control = event->modifiers().testFlag(Qt::ControlModifier);
    m_drag = {.tool = measuresAt(*event) ? m_measure.get()
                                         : toolFor(dragGesture(m_preset, event->button(), m_held)),
              .button = event->button(),
              .start = event->position()};
    if (m_drag.tool) {
        follow(m_drag.tool->press(hitAt(event->position())));
    }
}

void SlicePane::mouseMoveEvent(QMouseEvent* event)
{
    const QPointF position = event->position();
    m_pointer = position;
    if (m_drag.tool) {
        const QPointF way = position - m_drag.start;
        m_drag.moved = m_drag.moved || way.manhattanLength() > kLargestClickMovement;
        if (m_drag.moved) {
            follow(m_drag.tool->move(hitAt(position)));
        }
    } else if (event->modifiers().testFlag(Qt::ShiftModifier)) {
        follow(m_crosshair.press(hitAt(position)));
    } else if (m_state.swipe()) {
        m_state.setSwipe(position.x() / width());
    } else {
        hover(position);
    }
    tellPointer();
}

void SlicePane::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != m_drag.button) {
        return;
    }
    const Drag drag = std::exchange(m_drag, {});
    if (drag.moved) {
        follow(drag.tool->release(hitAt(event->position())));
    } else if (m_measure && drag.tool == m_measure.get()) {
        m_measure->click(hitAt(event->position()));
    } else if (drag.button == Qt::RightButton) {
        if (m_measure) {
            m_measure->selectAt(hitAt(event->position()));
        }
        Q_EMIT contextMenuWanted(event->globalPosition().toPoint());
    } else if (Tool* clicked = toolFor(clickGesture(drag.button, m_held))) {
        follow(clicked->press(hitAt(event->position())));
        if (m_measure) {
            m_measure->selectAt(hitAt(event->position()));
        }
        if (clicked == &m_crosshair && m_scene->sliceCount() > 0) {
            Q_EMIT this->clicked(lpsAt(event->position()), event->position().toPoint());
        }
    }
}

void SlicePane::wheelEvent(QWheelEvent* event)
{
    event->accept();
    m_pointer = event->position();
    // With Alt, and on some systems with Shift, a wheel turns sideways; a touchpad's sideways drift
    // is no step.
    const bool sideways = event->modifiers() & (Qt::ShiftModifier | Qt::AltModifier);
    const QPoint turned = event->angleDelta();
    const int delta = turned.y() == 0 && sideways ? turned.x() : turned.y();
    if (delta == 0) {
        return;
    }
    const bool zooms = event->modifiers().testFlag(Qt::ControlModifier);
    m_slices.setStep(event->modifiers().testFlag(Qt::ShiftModifier) ? kFastSteps : 1);
    Tool& tool = zooms ? static_cast<Tool&>(m_zoom) : m_slices;
    follow(tool.wheel(hitAt(event->position()), delta / kWheelNotch));
}

void SlicePane::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Space: m_held.space = true; break;
    case Qt::Key_W: m_held.w = true; break;
    default: Pane::keyPressEvent(event);
    }
}

void SlicePane::keyReleaseEvent(QKeyEvent* event)
{
    if (event->isAutoRepeat()) {
        return;
    }
    switch (event->key()) {
    case Qt::Key_Space: m_held.space = false; break;
    case Qt::Key_W: m_held.w = false; break;
    default: Pane::keyReleaseEvent(event);
    }
}

void SlicePane::focusOutEvent(QFocusEvent* event)
{
    m_held = {};
    Pane::focusOutEvent(event);
}

void SlicePane::leaveEvent(QEvent* event)
{
    m_pointer.reset();
    tellPointer();
    if (m_desk) {
        m_desk->pointTo(std::nullopt);
    }
    Pane::leaveEvent(event);
}

}  // namespace glioscope
