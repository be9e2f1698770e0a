#include "ui/panes/volume_pane.h"

#include "ui/panes/brain_maker.h"
#include "ui/panes/view_buttons.h"
#include "ui/widgets/background_work.h"
#include "ui/widgets/long_text.h"
#include "viewer/space/label_surfaces.h"

#include <QColor>
#include <QLabel>
#include <QMouseEvent>
#include <QStringList>
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
constexpr int kMargin = 8;  // logical pixels
constexpr int kMostLetters = 24;

QString coloured(const QString& sign, const Colour& colour)
{
    const QString name = QColor(colour.red, colour.green, colour.blue).name();
    return QStringLiteral("<span style=\"color: %1\">%2</span>").arg(name, sign);
}

}  // namespace

VolumePane::VolumePane(ViewState& state, QWidget* parent)
    : Pane(parent),
      m_state(state),
      m_hint(new QLabel(this)),
      m_legend(new QLabel(this)),
      m_buttons(new ViewButtons(this))
{
    setObjectName(QStringLiteral("volumePane"));
    setAccessibleName(tr("3D view"));
    setContextMenuPolicy(Qt::PreventContextMenu);
    m_scene = std::make_unique<VolumeScene>(renderWindow(), state);
    m_brain = std::make_unique<BrainMaker>(state, *m_scene, nullptr);
    connect(m_brain.get(), &BrainMaker::made, this, [this] {
        requestRender();
        showHint();
        tellWhenReady();
    });
    // Not from inside a picture.
    m_scene->whenBrainIsTried([this] {
        QMetaObject::invokeMethod(
            this,
            [this] {
                makeBrain();
                requestRender();
            },
            Qt::QueuedConnection);
    });
    connect(this, &Pane::shown, this, &VolumePane::makeBrain, Qt::SingleShotConnection);
    m_hint->setObjectName(QStringLiteral("surfacesHint"));
    m_hint->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_hint->setStyleSheet(QStringLiteral("color: rgb(196, 202, 210);"));
    m_hint->move(kMargin, kMargin);
    m_hint->hide();
    m_legend->setObjectName(QStringLiteral("surfacesLegend"));
    m_legend->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_legend->setStyleSheet(m_hint->styleSheet());
    m_legend->setTextFormat(Qt::RichText);
    m_legend->hide();
    connect(m_buttons, &ViewButtons::chosen, this, &VolumePane::lookFrom);
    m_workers.setMaxThreadCount(1);
    m_followTimer.setSingleShot(true);
    m_followTimer.setInterval(kFollowDelayMs);
    connect(&m_followTimer, &QTimer::timeout, this, &Pane::requestRender);
    m_subscription = state.subscribe([this](Changes changes) { onStateChanged(changes); });
}

VolumePane::~VolumePane()
{
    forgetAllBut({});
    m_brain.reset();
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
    Q_EMIT viewChanged();
}

void VolumePane::lookFrom(ViewFrom side)
{
    m_scene->lookFrom(side);
    requestRender();
    Q_EMIT viewChanged();
}

void VolumePane::setView(const SpaceView& view)
{
    m_scene->setView(view);
    requestRender();
}

QImage VolumePane::pictureToSave()
{
    m_scene->setPixelRatio(kSavedScale * pixelRatio());
    const QImage picture = enlargedPicture(kSavedScale);
    m_scene->setPixelRatio(pixelRatio());
    return picture;
}

void VolumePane::resizeEvent(QResizeEvent* event)
{
    Pane::resizeEvent(event);
    m_buttons->move(kMargin, height() - m_buttons->height() - kMargin);
}

std::vector<const Layer*> VolumePane::drawn() const
{
    const Layer* active = m_state.activeLayer();
    std::vector<const Layer*> layers;
    if (active) {
        layers.push_back(active);
    }
    for (const Layer& layer : m_state.document().layers()) {
        if (layer.labels() && layer.style.outlined && &layer != active) {
            layers.push_back(&layer);
        }
    }
    return layers;
}

void VolumePane::onStateChanged(Changes changes)
{
    if (changes.hasAny(Change::Layers | Change::Images)) {
        makeSurfaces();
    }
    if (changes.hasAny(Change::Overlay | Change::Surfaces)) {
        showLegend();
    }
    if (changes.hasAny(Change::Layers | Change::Images | Change::Sequence | Change::Surfaces)) {
        makeBrain();
    }
    if (m_scene->update(changes) && !m_followTimer.isActive()) {
        m_followTimer.start();
    }
}

bool VolumePane::event(QEvent* event)
{
    if (event->type() == QEvent::ShowToParent) {
        makeSurfaces();
        makeBrain();
    }
    return Pane::event(event);
}

void VolumePane::forgetAllBut(const std::vector<const Layer*>& wanted)
{
    const auto isOf = [](const LabelMapPointer& map) {
        return [&map](const Layer& layer) { return layer.labels() && layer.labels()->map == map; };
    };
    std::erase_if(m_made, [&](const auto& made) {
        return std::ranges::none_of(m_state.document().layers(), isOf(made.first));
    });
    std::erase_if(m_beingMade, [&](const auto& making) {
        const bool gone = std::ranges::none_of(
            wanted, [&](const Layer* layer) { return layer->labels()->map == making.first; });
        *making.second = gone;
        return gone;
    });
}

/// Not while the layout has no 3D pane.
void VolumePane::makeSurfaces()
{
    const std::vector<const Layer*> wanted = isHidden() ? std::vector<const Layer*>() : drawn();
    forgetAllBut(wanted);
    if (isHidden()) {
        return;
    }
    for (const Layer* layer : wanted) {
        const LabelMapPointer& map = layer->labels()->map;
        if (!m_made.contains(map) && !m_beingMade.contains(map)) {
            make(map);
        }
    }
    showSurfaces();
}

void VolumePane::makeBrain()
{
    if (renderCount() > 0) {
        m_brain->update(!isHidden());
        showHint();
    }
}

bool VolumePane::isMakingSurfaces() const
{
    return !m_beingMade.empty() || m_brain->isMaking();
}

void VolumePane::tellWhenReady()
{
    if (!isMakingSurfaces()) {
        Q_EMIT surfacesReady();
    }
}

void VolumePane::make(const LabelMapPointer& map)
{
    const auto stop = std::make_shared<std::atomic_bool>(false);
    m_beingMade[map] = stop;
    const auto work = [map, stop] {
        return makeLabelSurfaces(map, [stop] { return stop->load(); });
    };
    const auto take = [this, map, stop](const std::shared_ptr<const LabelSurfaces>& surfaces) {
        if (*stop) {
            return;  // nobody wants them any more
        }
        m_beingMade.erase(map);
        m_made[map] = surfaces;
        showSurfaces();
        tellWhenReady();
    };
    runInBackground(this, work, take, &m_workers);
}

void VolumePane::showSurfaces()
{
    const Layer* active = m_state.activeLayer();
    std::shared_ptr<const LabelSurfaces> full;
    std::vector<OutlinedSurfaces> outlined;
    for (const Layer* layer : drawn()) {
        const auto made = m_made.find(layer->labels()->map);
        if (made == m_made.end()) {
            continue;
        }
        if (layer == active) {
            full = made->second;
        } else {
            outlined.push_back({made->second, lookOf(layer->look).colour});
        }
    }
    m_scene->setSurfaces(full);
    m_scene->setOutlined(std::move(outlined));
    showHint();
    showLegend();
    requestRender();
}

void VolumePane::showHint()
{
    QStringList fragmented;
    bool any = false, allEmpty = true;
    for (const Layer* layer : drawn()) {
        const auto made = m_made.find(layer->labels()->map);
        if (made == m_made.end()) {
            continue;
        }
        const LabelSurfaces& surfaces = *made->second;
        any = true;
        allEmpty = allEmpty && surfaces.triangleCount(Region::WholeTumour) == 0 &&
                   surfaces.triangleCount(Label::ResectionCavity) == 0;
        if (surfaces.tooFragmented()) {
            fragmented << QString::fromStdString(layer->name);
        }
    }
    const bool several = drawn().size() > 1;
    m_hint->setText(isMakingSurfaces()     ? tr("Making surfaces…")
                    : fragmented.isEmpty() ? (any && allEmpty ? tr("No tumour to show") : QString())
                    : several ? tr("Too fragmented for surfaces: %1").arg(listed(fragmented))
                              : tr("Too fragmented for surfaces"));
    m_hint->adjustSize();
    m_hint->setVisible(!m_hint->text().isEmpty());
}

/// As in the slices: the labels' colours for the one drawn in full, else its own.
void VolumePane::showLegend()
{
    const std::vector<const Layer*> layers = drawn();
    QStringList lines;
    for (const Layer* layer : layers) {
        QString sign;
        if (layer == m_state.activeLayer()) {
            for (const Label label : kTumourLabels) {
                sign += coloured(QStringLiteral("■"), colourOf(label, layer->style.palette));
            }
        } else {
            sign = coloured(QStringLiteral("━━"), lookOf(layer->look).colour);
        }
        const QString name = shortened(QString::fromStdString(layer->name), kMostLetters);
        lines << sign + QStringLiteral("&nbsp; ") + name.toHtmlEscaped();
    }
    m_legend->setText(lines.join(QStringLiteral("<br>")));
    m_legend->adjustSize();
    m_legend->move(kMargin, !m_hint->isHidden() ? m_hint->geometry().bottom() + kMargin : kMargin);
    m_legend->setVisible(lines.size() > 1 && m_state.overlay().visible &&
                         m_state.surfaces().visible);
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
    Q_EMIT viewChanged();
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
    Q_EMIT viewChanged();
}

}  // namespace glioscope
