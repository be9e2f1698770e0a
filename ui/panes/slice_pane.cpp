#include "ui/panes/slice_pane.h"

#include "ui/widgets/shown_names.h"
#include "ui/widgets/text.h"
#include "viewer/slices/measurement_painter.h"
#include "viewer/slices/pane_annotations.h"

#include <QApplication>
#include <QCursor>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace glioscope {
namespace {

constexpr int kFastSteps = 5;
constexpr double kWheelNotch = 120;
constexpr int kLargestClickMovement = 3;
constexpr double kEdge = 0.08;  // of the width and the height: too near to be seen well

}  // namespace

SlicePane::SlicePane(const PaneSpec& spec, const std::shared_ptr<CameraGroup>& cameras,
                     ViewState& state, QWidget* parent)
    : Pane(parent), m_state(state)
{
    setContextMenuPolicy(Qt::PreventContextMenu);
    setCursor(Qt::CrossCursor);
    m_scene = std::make_unique<SliceScene>(renderWindow(), spec, state, cameras);
    m_subscription = state.subscribe([this](Changes changes) {
        if (m_scene->update(changes)) {
            onOutOfDate();
        }
    });
    followCameras();
    showName();
    m_scene->setDrawing([this](Annotations& annotations) {
        if (m_drag.tool) {
            m_drag.tool->draw(annotations);
        }
        drawMeasurements(annotations);
    });
    // Only now has the scene the size that the widget got before.
    connect(this, &Pane::shown, this, [this] {
        if (std::exchange(m_placeChanged, false)) {
            findPointer();
        }
    });
}

void SlicePane::setMeasureDesk(MeasureDesk& desk)
{
    m_desk = &desk;
    m_measure = std::make_unique<MeasureTool>(desk);
    m_deskSubscription = desk.subscribe([this](MeasureDesk::Changed) { follow(true); });
    m_listSubscription = desk.list().subscribe([this](MeasurementList::Change) { follow(true); });
}

void SlicePane::drawMeasurements(Annotations& annotations) const
{
    if (!m_desk) {
        return;
    }
    const MeasurementLooks looks = {.active = m_desk->active(),
                                    .image = m_state.image(m_scene->sequence()).get(),
                                    .pixelRatio = pixelRatio(),
                                    .paneWidth = contentsRect().width() * pixelRatio()};
    addMeasurements(m_desk->list().all(), *m_scene, looks, annotations);
    if (const auto begun = m_desk->begun()) {
        addMeasurements({*begun}, *m_scene, looks, annotations);
    }
}

void SlicePane::setSpec(const PaneSpec& spec, const std::shared_ptr<CameraGroup>& cameras)
{
    m_scene->setPane(spec, cameras);
    followCameras();
    showName();
    onOutOfDate();
}

void SlicePane::showName()
{
    const PaneSpec& spec = m_scene->pane();
    const QString plane = shownName(displayName(*spec.plane));
    setObjectName(toQString(displayName(*spec.plane)).toLower() + QStringLiteral("Pane"));
    setAccessibleName(spec.sequence
                          ? tr("%1 slice, %2").arg(plane, toQString(displayName(*spec.sequence)))
                          : tr("%1 slice").arg(plane));
}

void SlicePane::followCameras()
{
    m_cameraSubscription = m_scene->cameras().subscribe([this](const CameraPosition&) {
        if (m_scene->followCamera()) {
            onOutOfDate();
        }
    });
}

void SlicePane::onOutOfDate()
{
    requestRender();
    if (m_pointer) {
        tellPointer();
    }
}

SlicePane::~SlicePane()
{
    makeContextCurrent();
    m_scene.reset();
}

void SlicePane::pixelRatioChanged()
{
    m_scene->setPixelRatio(pixelRatio());
    tellSize();
}

/// Before any pane of a camera group is painted all have their sizes, so that none is painted
/// twice.
void SlicePane::tellSize()
{
    const QSizeF device = QSizeF(contentsRect().size()) * pixelRatio();
    m_scene->resize(int(std::lround(device.width())), int(std::lround(device.height())));
}

void SlicePane::resetView()
{
    m_scene->fit();
    onOutOfDate();
}

void SlicePane::setMagnification(double pixelsPerVoxel)
{
    if (m_scene->sliceCount() == 0) {
        return;
    }
    const Vec3& spacing = m_scene->frame().spacingMm();
    const double wanted = pixelsPerVoxel / std::min(spacing[0], spacing[1]);
    const QPointF cursor = positionOf(m_state.cursorLps());
    const QPointF about = QRectF(rect()).contains(cursor) ? cursor : QRectF(rect()).center();
    m_scene->zoom(wanted / m_scene->devicePixelsPerMm(), devicePoint(about));
    onOutOfDate();
}

void SlicePane::bringIntoSight(const Vec3& lps)
{
    const QPointF at = positionOf(lps);
    const double marginX = width() * kEdge, marginY = height() * kEdge;
    if (!QRectF(rect()).adjusted(marginX, marginY, -marginX, -marginY).contains(at)) {
        const QPointF away = toDevice(QRectF(rect()).center()) - toDevice(at);
        m_scene->pan(away.x(), away.y());
        onOutOfDate();
    }
}

void SlicePane::tellPointer()
{
    Q_EMIT pointerAt(pointerLps());
}

std::optional<Vec3> SlicePane::pointerLps() const
{
    return m_pointer && m_scene->sliceCount() > 0 ? std::optional(lpsAt(*m_pointer)) : std::nullopt;
}

/// A still pointer sends no event when the pane comes, goes or grows under it.
void SlicePane::findPointer()
{
    const QPoint pointer = QCursor::pos();
    const bool here = isVisible() && QApplication::widgetAt(pointer) == this;
    const std::optional<QPointF> before = std::exchange(
        m_pointer, here ? std::optional(QPointF(mapFromGlobal(pointer))) : std::nullopt);
    if (before || m_pointer) {
        tellPointer();
    }
}

bool SlicePane::event(QEvent* event)
{
    switch (event->type()) {
    case QEvent::Resize: tellSize(); [[fallthrough]];
    case QEvent::Move:
    case QEvent::Show:
        m_placeChanged = true;
        requestRender();
        break;
    case QEvent::ShowToParent:
    case QEvent::HideToParent: m_scene->setShown(!isHidden()); break;
    case QEvent::Hide:
        m_pointer.reset();
        tellPointer();
        break;
    default: break;
    }
    return Pane::event(event);
}

void SlicePane::stepSlices(int steps)
{
    if (m_scene->sliceCount() > 0) {
        m_state.setCursorLps(m_scene->cursorAfterSteps(steps));
    }
}

void SlicePane::goToFirstSlice()
{
    stepSlices(-m_scene->slice());
}

void SlicePane::goToLastSlice()
{
    stepSlices(m_scene->sliceCount() - 1 - m_scene->slice());
}

PanePoint SlicePane::devicePoint(QPointF position) const
{
    const QPointF device = toDevice(position);
    return {device.x(), device.y()};
}

Vec3 SlicePane::lpsAt(QPointF position) const
{
    return m_scene->pick(devicePoint(position));
}

QPointF SlicePane::positionOf(const Vec3& lps) const
{
    const PanePoint point = m_scene->pointAt(lps);
    return (QPointF(point.x, point.y) - toDevice({})) / pixelRatio();
}

PaneHit SlicePane::hitAt(QPointF position) const
{
    return {.scene = *m_scene, .point = devicePoint(position), .pixelRatio = pixelRatio()};
}

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
