#include "ui/panes/slice_pane.h"

#include "ui/widgets/text.h"

#include <QApplication>
#include <QCursor>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QRubberBand>
#include <QWheelEvent>

#include <cmath>
#include <optional>
#include <utility>

namespace glioscope {
namespace {

constexpr int kFastSteps = 5;
constexpr double kPixelsPerDoubledWindow = 150;
constexpr double kPixelsPerLevelWindow = 300;
constexpr double kPixelsPerDoubledZoom = 120;
constexpr double kZoomPerWheelNotch = 1.15;
constexpr int kWheelNotch = 120;
constexpr int kLargestClickMovement = 3;

}  // namespace

SlicePane::SlicePane(const PaneSpec& spec, const std::shared_ptr<CameraGroup>& cameras,
                     ViewState& state, QWidget* parent)
    : Pane(parent), m_state(state), m_box(new QRubberBand(QRubberBand::Rectangle, this))
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
    // Only now has the scene the size that the widget got before.
    connect(this, &Pane::shown, this, [this] {
        if (std::exchange(m_placeChanged, false)) {
            findPointer();
        }
    });
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
    const QString plane = toQString(displayName(*spec.plane));
    setObjectName(plane.toLower() + QStringLiteral("Pane"));
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

void SlicePane::placeCrosshair(QPointF position)
{
    if (m_scene->sliceCount() > 0) {
        m_state.setCursorLps(lpsAt(position));
    }
}

void SlicePane::mousePressEvent(QMouseEvent* event)
{
    if (m_drag.gesture != Gesture::None) {
        return;
    }
    m_held.control = event->modifiers().testFlag(Qt::ControlModifier);
    m_drag = {.gesture = dragGesture(m_preset, event->button(), m_held),
              .button = event->button(),
              .start = event->position(),
              .last = event->position(),
              .sequence = m_scene->sequence(),
              .windowLevel = m_state.windowLevel(m_scene->sequence())};
    if (m_drag.gesture == Gesture::Crosshair) {
        placeCrosshair(event->position());
    }
}

void SlicePane::mouseMoveEvent(QMouseEvent* event)
{
    const QPointF position = event->position();
    m_pointer = position;
    if (m_drag.gesture != Gesture::None) {
        const QPointF way = position - m_drag.start;
        m_drag.moved = m_drag.moved || way.manhattanLength() > kLargestClickMovement;
        if (m_drag.moved) {
            continueDrag(position);
        }
    } else if (event->modifiers().testFlag(Qt::ShiftModifier)) {
        placeCrosshair(position);
    }
    tellPointer();
}

void SlicePane::continueDrag(QPointF position)
{
    const QPointF step = (position - std::exchange(m_drag.last, position)) * pixelRatio();
    switch (m_drag.gesture) {
    case Gesture::Crosshair: placeCrosshair(position); break;
    case Gesture::WindowLevel: dragWindowLevel(position); break;
    case Gesture::WindowLevelBox:
        m_box->setGeometry(QRectF(m_drag.start, position).normalized().toRect());
        m_box->show();
        break;
    case Gesture::Pan:
        m_scene->pan(step.x(), step.y());
        requestRender();
        break;
    case Gesture::Zoom:
        m_scene->zoom(std::exp2(-step.y() / pixelRatio() / kPixelsPerDoubledZoom),
                      devicePoint(m_drag.start));
        requestRender();
        break;
    case Gesture::None: break;
    }
}

void SlicePane::dragWindowLevel(QPointF position)
{
    const QPointF way = position - m_drag.start;
    const WindowLevel& from = m_drag.windowLevel;
    m_state.setWindowLevel(m_drag.sequence,
                           {.window = from.window * std::exp2(way.x() / kPixelsPerDoubledWindow),
                            .level = from.level + from.window * way.y() / kPixelsPerLevelWindow});
}

void SlicePane::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != m_drag.button) {
        return;
    }
    const Drag drag = std::exchange(m_drag, {});
    m_box->hide();
    if (drag.moved && drag.gesture == Gesture::WindowLevelBox) {
        windowFromBox();
    } else if (!drag.moved && drag.button == Qt::RightButton) {
        Q_EMIT contextMenuWanted(event->globalPosition().toPoint());
    } else if (!drag.moved && clickGesture(drag.button, m_held) == Gesture::Crosshair) {
        placeCrosshair(event->position());
    }
}

void SlicePane::windowFromBox()
{
    if (const auto& image = m_state.image(m_scene->sequence())) {
        const QRect box = m_box->geometry();
        const auto found =
            windowLevelWithin(*image, image->geometry.nearestVoxel(lpsAt(box.topLeft())),
                              image->geometry.nearestVoxel(lpsAt(box.bottomRight())));
        if (found) {
            m_state.setWindowLevel(m_scene->sequence(), *found);
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
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        m_scene->zoom(std::pow(kZoomPerWheelNotch, delta / double(kWheelNotch)),
                      devicePoint(event->position()));
        requestRender();
        tellPointer();
        return;
    }
    // Touchpads send parts of a notch; a change of direction starts anew.
    m_wheelRemainder = (m_wheelRemainder < 0) == (delta < 0) ? m_wheelRemainder + delta : delta;
    const int notches = m_wheelRemainder / kWheelNotch;
    m_wheelRemainder -= notches * kWheelNotch;
    if (notches != 0) {
        stepSlices(event->modifiers().testFlag(Qt::ShiftModifier) ? notches * kFastSteps : notches);
    }
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
    Pane::leaveEvent(event);
}

}  // namespace glioscope
