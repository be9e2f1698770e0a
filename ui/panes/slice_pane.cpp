#include "ui/panes/slice_pane.h"

#include "ui/widgets/shown_names.h"
#include "ui/widgets/text.h"
#include "viewer/slices/measurement_painter.h"
#include "viewer/slices/pane_annotations.h"

#include <QApplication>
#include <QCursor>
#include <QMouseEvent>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace glioscope {
namespace {

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

}  // namespace glioscope
