#include "ui/panes/volume_pane.h"

#include "ui/widgets/background_work.h"
#include "viewer/space/label_surfaces.h"

#include <QLabel>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace glioscope {
namespace {

constexpr int kFollowDelayMs = 30;
constexpr int kLargestClickMovement = 3;
constexpr double kPixelsPerDoubledZoom = 120;
constexpr double kZoomPerWheelNotch = 1.15;

}  // namespace

VolumePane::VolumePane(ViewState& state, QWidget* parent)
    : Pane(parent), m_state(state), m_hint(new QLabel(this))
{
    setObjectName(QStringLiteral("volumePane"));
    setAccessibleName(tr("3D view"));
    setContextMenuPolicy(Qt::PreventContextMenu);
    m_scene = std::make_unique<VolumeScene>(renderWindow(), state);
    m_hint->setObjectName(QStringLiteral("surfacesHint"));
    m_hint->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_hint->setStyleSheet(QStringLiteral("color: rgb(196, 202, 210);"));
    m_hint->move(8, 8);
    setHint({});
    m_workers.setMaxThreadCount(1);
    m_followTimer.setSingleShot(true);
    m_followTimer.setInterval(kFollowDelayMs);
    connect(&m_followTimer, &QTimer::timeout, this, &Pane::requestRender);
    m_subscription = state.subscribe([this](Changes changes) { onStateChanged(changes); });
}

VolumePane::~VolumePane()
{
    if (m_stop) {
        *m_stop = true;
    }
    makeContextCurrent();
    m_scene.reset();
}

void VolumePane::pixelRatioChanged()
{
    m_scene->setPixelRatio(pixelRatio());
}

void VolumePane::resetView()
{
    m_scene->resetView();
    requestRender();
}

void VolumePane::onStateChanged(Changes changes)
{
    if (changes.hasAny(Change::Layers | Change::Images)) {
        std::erase_if(m_made, [this](const auto& made) {
            return std::ranges::none_of(m_state.document().layers(), [&](const Layer& layer) {
                return layer.labels() && layer.labels()->map == made.first;
            });
        });
        makeSurfaces();
    }
    if (m_scene->update(changes) && !m_followTimer.isActive()) {
        m_followTimer.start();
    }
}

bool VolumePane::event(QEvent* event)
{
    if (event->type() == QEvent::ShowToParent) {
        makeSurfaces();
    }
    return Pane::event(event);
}

/// Not while the layout has no 3D pane.
void VolumePane::makeSurfaces()
{
    if (isHidden()) {
        return;
    }
    const Layer* layer = m_state.activeLayer();
    std::shared_ptr<const LabelMap> map = layer ? layer->labels()->map : nullptr;
    if (map == m_surfaceMap) {
        return;
    }
    if (m_stop) {
        *m_stop = true;
    }
    m_surfaceMap = map;
    m_making = map != nullptr;
    if (const auto made = m_made.find(map); made != m_made.end()) {
        showSurfaces(made->second);
        return;
    }
    m_scene->setSurfaces(nullptr);
    requestRender();
    setHint(map ? tr("Making surfaces…") : QString());
    if (!map) {
        return;
    }
    m_stop = std::make_shared<std::atomic_bool>(false);
    const auto make = [map, stop = m_stop] {
        return makeLabelSurfaces(map, [stop] { return stop->load(); });
    };
    const auto show = [this, map](const std::shared_ptr<const LabelSurfaces>& surfaces) {
        if (map == m_surfaceMap && surfaces) {
            m_made[map] = surfaces;
            showSurfaces(surfaces);
        }
    };
    runInBackground(this, make, show, &m_workers);
}

void VolumePane::showSurfaces(const std::shared_ptr<const LabelSurfaces>& surfaces)
{
    m_making = false;
    m_scene->setSurfaces(surfaces);
    requestRender();
    const bool empty = surfaces->triangleCount(Region::WholeTumour) == 0 &&
                       surfaces->triangleCount(Label::ResectionCavity) == 0;
    setHint(surfaces->tooFragmented() ? tr("Too fragmented for surfaces")
            : empty                   ? tr("No tumour to show")
                                      : QString());
    Q_EMIT surfacesReady();
}

void VolumePane::setHint(const QString& text)
{
    m_hint->setText(text);
    m_hint->adjustSize();
    m_hint->setVisible(!text.isEmpty());
}

void VolumePane::mousePressEvent(QMouseEvent* event)
{
    if (m_button == Qt::NoButton) {
        m_button = event->button();
        m_start = m_last = event->position();
    }
}

void VolumePane::mouseMoveEvent(QMouseEvent* event)
{
    if (m_button == Qt::NoButton) {
        return;
    }
    const QPointF step =
        (event->position() - std::exchange(m_last, event->position())) * pixelRatio();
    if (m_button == Qt::MiddleButton) {
        m_scene->pan(step.x(), step.y());
    } else if (m_button == Qt::RightButton) {
        m_scene->zoom(std::exp2(-step.y() / pixelRatio() / kPixelsPerDoubledZoom));
    } else {
        m_scene->rotate(step.x(), step.y());
    }
    requestRender();
}

void VolumePane::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != m_button) {
        return;
    }
    const QPointF way = event->position() - m_start;
    if (std::exchange(m_button, Qt::NoButton) == Qt::LeftButton &&
        way.manhattanLength() <= kLargestClickMovement) {
        const QPointF device = toDevice(event->position());
        if (const auto lps = m_scene->pick({device.x(), device.y()})) {
            m_state.setCursorLps(*lps);
        }
    }
}

void VolumePane::wheelEvent(QWheelEvent* event)
{
    event->accept();
    m_scene->zoom(std::pow(kZoomPerWheelNotch, event->angleDelta().y() / 120.0));
    requestRender();
}

}  // namespace glioscope
