#include "ui/case/overlay_dock.h"

#include "ui/case/layer_table.h"
#include "ui/case/overlay_legend.h"
#include "ui/widgets/labelled_row.h"
#include "ui/widgets/tab_icon.h"
#include "ui/widgets/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHeaderView>
#include <QMenu>
#include <QShortcut>
#include <QSignalBlocker>
#include <QSlider>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace glioscope {
namespace {

constexpr int kLeastRows = 2;  // of the table of layers
constexpr int kMostRows = 6;

std::optional<LayerId> activeId(const ViewState& state)
{
    const Layer* active = state.activeLayer();
    return active ? std::optional(active->id) : std::nullopt;
}

QSlider* makePercentSlider(const QString& name, const QString& accessibleName)
{
    auto* slider = new QSlider(Qt::Horizontal);
    slider->setObjectName(name);
    slider->setRange(0, 100);
    slider->setPageStep(10);
    slider->setAccessibleName(accessibleName);
    return slider;
}

QComboBox* makeChoice(const QString& name, const QStringList& texts)
{
    auto* box = new QComboBox;
    box->setObjectName(name);
    box->addItems(texts);
    return box;
}

}  // namespace

OverlayDock::OverlayDock(ViewState& state, QWidget* parent)
    : ScrollingDock(tr("Overlay"), parent), m_state(state)
{
    setObjectName(QStringLiteral("overlayDock"));
    setProperty(kTabIcon, themedIcon(QStringLiteral("overlay")));
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->addWidget(makeLayerPart());
    layout->addWidget(makeStylePart());
    layout->addWidget(makeSurfacePart());
    layout->addStretch();
    setContent(content);
    connectStyle();
    m_subscription = state.subscribe([this](Changes changes) {
        if (changes.hasAny(Change::Overlay | Change::Surfaces | Change::Layers)) {
            showState();
        }
        if (changes.has(Change::Layers) && m_shownLayer != activeId(m_state)) {
            scrollToActiveLayer();
        }
    });
    connect(m_layerModel, &QAbstractItemModel::modelReset, this, [this] {
        fitLayers();
        scrollToActiveLayer();
    });
    showState();
}

QWidget* OverlayDock::makeLayerPart()
{
    m_layers = new QTableView;
    m_layers->setObjectName(QStringLiteral("layerTable"));
    m_layers->setAccessibleName(tr("Segmentations of this case"));
    m_layerModel = new LayerTable(m_state, this);
    m_layers->setModel(m_layerModel);
    m_layers->verticalHeader()->hide();
    m_layers->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    m_layers->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_layers->horizontalHeader()->setSectionResizeMode(LayerTable::Name, QHeaderView::Stretch);
    m_layers->horizontalHeader()->setHighlightSections(false);
    m_layers->setShowGrid(false);
    m_layers->setSelectionMode(QAbstractItemView::NoSelection);
    fitLayers();
    m_layers->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_layers, &QWidget::customContextMenuRequested, this, &OverlayDock::showLayerMenu);
    auto* remove = new QShortcut(QKeySequence::Delete, m_layers);
    remove->setContext(Qt::WidgetShortcut);
    connect(remove, &QShortcut::activated, this,
            [this] { requestRemoval(m_layers->currentIndex().row()); });
    return m_layers;
}

/// All rows of the usual cases; more scroll.
void OverlayDock::fitLayers()
{
    const int rows = std::clamp(m_layerModel->rowCount(), kLeastRows, kMostRows);
    m_layers->setFixedHeight(m_layers->horizontalHeader()->sizeHint().height() +
                             rows * m_layers->verticalHeader()->defaultSectionSize() +
                             2 * m_layers->frameWidth());
}

void OverlayDock::scrollToActiveLayer()
{
    m_shownLayer = activeId(m_state);
    for (int row = 0; row < m_layerModel->rowCount(); ++row) {
        if (m_layerModel->layerId(row) == m_shownLayer) {
            const QModelIndex index = m_layerModel->index(row, LayerTable::Name);
            if (!m_layers->currentIndex().isValid()) {
                m_layers->setCurrentIndex(index);
            }
            m_layers->scrollTo(index);
        }
    }
}

bool OverlayDock::isResult(int row) const
{
    const Layer* layer = m_state.document().layer(m_layerModel->layerId(row));
    return layer && layer->origin.kind != Origin::Kind::Expert;
}

void OverlayDock::requestRemoval(int row)
{
    if (isResult(row)) {
        Q_EMIT removalRequested(m_layerModel->layerId(row));
    }
}

void OverlayDock::showLayerMenu(const QPoint& place)
{
    const int row = m_layers->rowAt(place.y());
    if (row < 0) {
        return;
    }
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction* remove = menu->addAction(tr("&Remove"), this, [this, id = m_layerModel->layerId(row)] {
        Q_EMIT removalRequested(id);
    });
    remove->setEnabled(isResult(row));
    menu->popup(m_layers->viewport()->mapToGlobal(place));
}

QWidget* OverlayDock::makeStylePart()
{
    auto* part = new QWidget;
    auto* grid = new QGridLayout(part);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setColumnStretch(1, 1);
    m_visible = new QCheckBox(tr("Show over&lay"));
    m_visible->setObjectName(QStringLiteral("overlayVisible"));
    m_opacity = makePercentSlider(QStringLiteral("overlayOpacity"), tr("Opacity of the fill"));
    m_mode = makeChoice(QStringLiteral("overlayMode"),
                        {tr("Fill"), tr("Outline"), tr("Fill and outline")});
    m_kind = makeChoice(QStringLiteral("overlayKind"), {tr("Labels"), tr("Regions")});
    m_palette = makeChoice(QStringLiteral("overlayPalette"), {});
    m_palette->addItem(tr("Colour-blind safe, hatched"), int(Palette::ColourBlindSafe));
    m_palette->addItem(tr("Classic"), int(Palette::Classic));
    m_palette->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    grid->addWidget(m_visible, 0, 0, 1, 2);
    addLabelledRow(*grid, tr("Dra&wn as"), m_mode);
    addLabelledRow(*grid, tr("Opacit&y"), m_opacity);
    addLabelledRow(*grid, tr("&Kind"), m_kind);
    addLabelledRow(*grid, tr("&Colours"), m_palette);
    m_legend = new OverlayLegend(m_state);
    grid->addWidget(m_legend, grid->rowCount(), 0, 1, 2);
    return part;
}

QWidget* OverlayDock::makeSurfacePart()
{
    auto* part = new QWidget;
    auto* grid = new QGridLayout(part);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setColumnStretch(1, 1);
    m_surfaces = new QCheckBox(tr("S&urfaces in 3D"));
    m_surfaces->setObjectName(QStringLiteral("surfacesVisible"));
    m_planes = new QCheckBox(tr("Slice planes in &3D"));
    m_planes->setObjectName(QStringLiteral("slicePlanesVisible"));
    m_cutOpen = new QCheckBox(tr("Cut open at the slices (&X)"));
    m_cutOpen->setObjectName(QStringLiteral("surfacesCutOpen"));
    m_brain = makeChoice(QStringLiteral("brainLook"),
                         {tr("Hidden"), tr("Automatic"), tr("Surface"), tr("Volume")});
    m_surfaceOpacity =
        makePercentSlider(QStringLiteral("surfaceOpacity"), tr("Opacity of the surfaces"));
    grid->addWidget(m_surfaces, 0, 0, 1, 2);
    addLabelledRow(*grid, tr("Op&acity"), m_surfaceOpacity);
    grid->addWidget(m_planes, grid->rowCount(), 0, 1, 2);
    grid->addWidget(m_cutOpen, grid->rowCount(), 0, 1, 2);
    addLabelledRow(*grid, tr("Brain in 3D (&Z)"), m_brain);
    return part;
}

void OverlayDock::connectStyle()
{
    connect(m_visible, &QCheckBox::toggled, this,
            [this](bool on) { changeStyle([on](OverlayStyle& s) { s.visible = on; }); });
    connect(m_opacity, &QSlider::valueChanged, this, [this](int percent) {
        changeStyle([=](OverlayStyle& s) { s.opacity = percent / 100.0; });
    });
    connect(m_mode, &QComboBox::currentIndexChanged, this, [this](int index) {
        changeStyle([=](OverlayStyle& s) { s.mode = static_cast<OverlayMode>(index); });
    });
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this](int index) {
        changeStyle([=](OverlayStyle& s) { s.kind = static_cast<OverlayKind>(index); });
    });
    connect(m_palette, &QComboBox::currentIndexChanged, this, [this](int index) {
        const auto palette = static_cast<Palette>(m_palette->itemData(index).toInt());
        changeStyle([=](OverlayStyle& s) { s.palette = palette; });
    });
    connect(m_surfaces, &QCheckBox::toggled, this,
            [this](bool on) { changeSurfaces([on](SurfaceStyle& s) { s.visible = on; }); });
    connect(m_planes, &QCheckBox::toggled, this,
            [this](bool on) { changeSurfaces([on](SurfaceStyle& s) { s.slicePlanes = on; }); });
    connect(m_cutOpen, &QCheckBox::toggled, this,
            [this](bool on) { changeSurfaces([on](SurfaceStyle& s) { s.cutOpen = on; }); });
    connect(m_brain, &QComboBox::currentIndexChanged, this, [this](int look) {
        changeSurfaces([look](SurfaceStyle& s) { s.brain = static_cast<BrainLook>(look); });
    });
    connect(m_surfaceOpacity, &QSlider::valueChanged, this, [this](int percent) {
        changeSurfaces([=](SurfaceStyle& s) { s.opacity = percent / 100.0; });
    });
}

void OverlayDock::changeStyle(const std::function<void(OverlayStyle&)>& change)
{
    OverlayStyle style = m_state.overlay();
    change(style);
    m_state.setOverlay(style);
}

void OverlayDock::changeSurfaces(const std::function<void(SurfaceStyle&)>& change)
{
    SurfaceStyle style = m_state.surfaces();
    change(style);
    m_state.setSurfaces(style);
}

void OverlayDock::showState()
{
    const OverlayStyle style = m_state.overlay();
    const SurfaceStyle& surfaces = m_state.surfaces();
    const auto show = [](auto* widget, auto apply) {
        const QSignalBlocker blocker(widget);
        apply(widget);
    };
    show(m_visible, [&](QCheckBox* box) { box->setChecked(style.visible); });
    show(m_opacity, [&](QSlider* s) { s->setValue(int(std::lround(style.opacity * 100))); });
    m_opacity->setEnabled(style.mode != OverlayMode::Outline);
    show(m_mode, [&](QComboBox* box) { box->setCurrentIndex(int(style.mode)); });
    show(m_kind, [&](QComboBox* box) { box->setCurrentIndex(int(style.kind)); });
    show(m_palette,
         [&](QComboBox* box) { box->setCurrentIndex(box->findData(int(style.palette))); });
    m_legend->showState();
    show(m_surfaces, [&](QCheckBox* box) { box->setChecked(surfaces.visible); });
    show(m_planes, [&](QCheckBox* box) { box->setChecked(surfaces.slicePlanes); });
    show(m_cutOpen, [&](QCheckBox* box) { box->setChecked(surfaces.cutOpen); });
    show(m_brain, [&](QComboBox* box) { box->setCurrentIndex(int(surfaces.brain)); });
    show(m_surfaceOpacity,
         [&](QSlider* s) { s->setValue(int(std::lround(surfaces.opacity * 100))); });
    m_surfaceOpacity->setEnabled(surfaces.visible);
}

}  // namespace glioscope
