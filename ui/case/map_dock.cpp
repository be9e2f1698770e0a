#include "ui/case/map_dock.h"

#include "ui/case/ramp_legend.h"
#include "ui/widgets/labelled_row.h"
#include "ui/widgets/long_text.h"
#include "ui/widgets/number_text.h"
#include "ui/widgets/shown_names.h"
#include "ui/widgets/tab_icon.h"
#include "ui/widgets/text.h"
#include "ui/widgets/theme.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <initializer_list>

namespace glioscope {
namespace {

QSlider* makeSlider(const QString& name, int least, int most)
{
    auto* slider = new QSlider(Qt::Horizontal);
    slider->setObjectName(name);
    slider->setRange(least, most);
    slider->setPageStep(10);
    return slider;
}

QString nameOf(const ScalarContent& map)
{
    if (map.meaning == ScalarMeaning::Deviation) {
        return MapDock::tr("Standard deviation (%1)").arg(shownName(shortName(map)));
    }
    if (map.meaning == ScalarMeaning::Occupancy && map.structure) {
        return MapDock::tr("%1 (share of the voxel)").arg(shownName(displayName(*map.structure)));
    }
    return map.structure ? MapDock::tr("%1 (%2)").arg(shownName(displayName(*map.structure)),
                                                      shownName(shortName(map)))
                         : shownName(shortName(map));
}

/// Letters that lead to the sliders.
constexpr std::array kLetters = {'T', 'C', 'E'};

}  // namespace

MapDock::MapDock(ViewState& state, QWidget* parent)
    : ScrollingDock(tr("Probabilities"), parent), m_state(state)
{
    setObjectName(QStringLiteral("mapDock"));
    setProperty(kTabIcon, themedIcon(QStringLiteral("probabilities")));
    auto* all = new QWidget;
    auto* layout = new QVBoxLayout(all);
    m_hint = makeWrappedLabel(QStringLiteral("mapHint"));
    m_content = new QWidget;
    auto* content = new QVBoxLayout(m_content);
    content->setContentsMargins(0, 0, 0, 0);
    content->addWidget(makeStylePart());
    content->addWidget(makeThresholdPart());
    layout->addWidget(m_hint);
    layout->addWidget(m_content);
    layout->addStretch();
    setContent(all);
    connectStyle();
    m_subscription = state.subscribe([this](Changes changes) {
        if (changes.hasAny(Change::Layers | Change::Overlay | Change::Images | Change::Maps)) {
            showState();
        }
    });
    showState();
}

QWidget* MapDock::makeStylePart()
{
    auto* part = new QWidget;
    auto* grid = new QGridLayout(part);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setColumnStretch(1, 1);
    m_of = makeWrappedLabel(QStringLiteral("mapOf"));
    grid->addWidget(m_of, 0, 0, 1, 2);
    m_map = new QComboBox;
    m_map->setObjectName(QStringLiteral("mapChoice"));
    m_map->setToolTip(tr("Which map is drawn over the images; S hides it with the overlay"));
    m_mode = new QComboBox;
    m_mode->setObjectName(QStringLiteral("mapMode"));
    m_mode->addItems({tr("Colours"), tr("Iso-lines"), tr("Colours and iso-lines")});
    m_mode->setToolTip(
        tr("Iso-lines: 0.3 dashed, 0.5 thick, 0.7 thin. The coloured line is the threshold."));
    m_opacity = makeSlider(QStringLiteral("mapOpacity"), 0, 100);
    m_opacity->setAccessibleName(tr("Opacity of the colours"));
    m_legend = new RampLegend;
    m_legend->setObjectName(QStringLiteral("mapLegend"));
    addLabelledRow(*grid, tr("M&ap"), m_map);
    addLabelledRow(*grid, tr("Dra&wn as"), m_mode);
    addLabelledRow(*grid, tr("Opacit&y"), m_opacity);
    grid->addWidget(m_legend, grid->rowCount(), 1);
    return part;
}

QWidget* MapDock::makeThresholdPart()
{
    m_thresholds = new QWidget;
    auto* grid = new QGridLayout(m_thresholds);
    grid->setContentsMargins(0, 4, 0, 0);
    grid->setColumnStretch(1, 1);
    grid->addWidget(new QLabel(tr("Thresholds, and the volume above each")), 0, 0, 1, 4);
    for (ThresholdRow& row : m_rows) {
        addThresholdRow(*grid, row);
    }
    m_note = makeWrappedLabel(QStringLiteral("mapNote"));
    m_note->setForegroundRole(QPalette::PlaceholderText);
    grid->addWidget(m_note, grid->rowCount(), 0, 1, 4);
    m_make = new QPushButton(tr("Ma&ke Segmentation"));
    m_make->setObjectName(QStringLiteral("makeSegmentation"));
    m_make->setToolTip(
        tr("Makes a segmentation of the probabilities above these thresholds: "
           "oedema where WT, necrotic core where TC, enhancing tumour where ET, "
           "each over the one before"));
    connect(m_make, &QPushButton::clicked, this, [this] {
        if (const std::vector<const Layer*> maps = shownMaps(); !maps.empty()) {
            Q_EMIT segmentationWanted(maps.front()->owner);
        }
    });
    grid->addWidget(m_make, grid->rowCount(), 0, 1, 4);
    return m_thresholds;
}

void MapDock::addThresholdRow(QGridLayout& grid, ThresholdRow& row)
{
    const auto number = static_cast<int>(&row - m_rows.data());
    const int at = grid.rowCount();
    const auto usual = static_cast<std::size_t>(number);
    row.name = new QLabel(withKey(toQString(shortName(kAllRegions[usual])), kLetters[usual]));
    row.slider = makeSlider(QStringLiteral("threshold%1").arg(number), 1, 99);
    row.value = new QLabel;
    row.value->setObjectName(QStringLiteral("thresholdValue%1").arg(number));
    row.volume = new QLabel;
    row.volume->setObjectName(QStringLiteral("thresholdVolume%1").arg(number));
    row.name->setBuddy(row.slider);
    row.volume->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row.volume->setMinimumWidth(fontMetrics().horizontalAdvance(QStringLiteral("1234.56 ml")));
    grid.addWidget(row.name, at, 0);
    grid.addWidget(row.slider, at, 1);
    grid.addWidget(row.value, at, 2);
    grid.addWidget(row.volume, at, 3);
    connect(row.slider, &QSlider::valueChanged, this,
            [this, &row](int percent) { setThreshold(row.map, percent / 100.0); });
}

void MapDock::connectStyle()
{
    connect(m_map, &QComboBox::currentIndexChanged, this, [this](int index) {
        const std::vector<const Layer*> maps = shownMaps();
        const auto place = static_cast<std::size_t>(index) - 1;
        m_state.setMap(index > 0 && place < maps.size()
                           ? std::optional(choiceOf(*maps[place]->scalar()))
                           : std::nullopt);
    });
    connect(m_mode, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_state.setMapStyle(static_cast<OverlayMode>(index), m_state.mapStyle().opacity);
    });
    connect(m_opacity, &QSlider::valueChanged, this,
            [this](int percent) { m_state.setMapStyle(m_state.mapStyle().mode, percent / 100.0); });
}

/// Without seeing it nobody can choose a threshold, so its map comes into sight.
void MapDock::setThreshold(LayerId map, double threshold)
{
    if (const Layer* layer = m_state.document().layer(map)) {
        m_state.setMap(choiceOf(*layer->scalar()));
        m_state.setThreshold(map, threshold);
    }
}

std::vector<const Layer*> MapDock::shownMaps() const
{
    const Layer* active = m_state.activeLayer();
    std::vector<const Layer*> maps =
        active ? mapsOf(m_state.document(), *active) : std::vector<const Layer*>();
    std::erase_if(maps,
                  [](const Layer* map) { return comparesSegmentations(map->scalar()->meaning); });
    return maps;
}

QString MapDock::hint() const
{
    if (!m_state.shownImage()) {
        return tr("Open a case and run a model to see how sure it is of each voxel.");
    }
    const Layer* active = m_state.activeLayer();
    const auto& layers = m_state.document().layers();
    if (std::ranges::any_of(layers, [](const Layer& layer) {
            return layer.scalar() && layer.owner != 0 &&
                   !comparesSegmentations(layer.scalar()->meaning);
        })) {
        return tr("Show a model's result in Overlay to see its probabilities here.");
    }
    if (active && active->origin.kind == Origin::Kind::Model) {
        return tr("The probabilities of %1 were not kept. Switch on Keep Probabilities under "
                  "Segmentation, and run it again.")
            .arg(QString::fromStdString(active->name));
    }
    return tr("Run a model under Segmentation to see here how sure it is of each voxel.");
}

void MapDock::showState()
{
    const std::vector<const Layer*> maps = shownMaps();
    m_hint->setVisible(maps.empty());
    m_content->setVisible(!maps.empty());
    if (maps.empty()) {
        m_hint->setText(hint());
        return;
    }
    const Layer* owner = m_state.document().layer(maps.front()->owner);
    const QString name = QString::fromStdString(owner->name);
    m_of->setText(tr("Of %1").arg(breakable(shortened(name, 60))));
    m_of->setToolTip(name);
    showChoices(maps);
    showThresholds(maps);
}

void MapDock::showChoices(const std::vector<const Layer*>& maps)
{
    const QSignalBlocker mapBlocker(m_map), modeBlocker(m_mode), opacityBlocker(m_opacity);
    QStringList names = {tr("None")};
    int chosen = 0;
    double most = 1;
    for (const Layer* map : maps) {
        names << nameOf(*map->scalar());
        if (m_state.map() == choiceOf(*map->scalar())) {
            chosen = static_cast<int>(names.size()) - 1;
            most = map->scalar()->perStep * 255;
        }
    }
    QStringList present;
    for (int n = 0; n < m_map->count(); ++n) {
        present << m_map->itemText(n);
    }
    if (present != names) {
        m_map->clear();
        m_map->addItems(names);
    }
    m_map->setCurrentIndex(chosen);
    const LayerStyle& style = m_state.mapStyle();
    m_mode->setCurrentIndex(static_cast<int>(style.mode));
    m_opacity->setValue(static_cast<int>(std::lround(style.opacity * 100)));
    m_opacity->setEnabled(style.mode != OverlayMode::Outline);
    m_legend->show(style.mode != OverlayMode::Outline ? style.opacity : 0,
                   style.mode != OverlayMode::Fill, most);
}

void MapDock::showThresholds(const std::vector<const Layer*>& maps)
{
    std::size_t used = 0;
    for (const Layer* map : maps) {
        if (map->scalar()->structure && used < m_rows.size()) {
            m_rows[used].name->setText(
                withKey(shownName(shortName(*map->scalar())), kLetters[used]));
            showThreshold(m_rows[used++], *map);
        }
    }
    for (std::size_t n = 0; n < m_rows.size(); ++n) {
        for (QWidget* widget : std::initializer_list<QWidget*>{m_rows[n].name, m_rows[n].slider,
                                                               m_rows[n].value, m_rows[n].volume}) {
            widget->setVisible(n < used);
        }
    }
    m_thresholds->setVisible(used > 0);
    m_note->setText(
        std::ranges::any_of(
            maps,
            [](const Layer* map) { return map->scalar()->meaning == ScalarMeaning::Occupancy; })
            ? tr("The values are no probabilities but how much of a voxel is of the structure.")
            : tr("Volumes of the probabilities alone, without the model's post-processing."));
}

void MapDock::showThreshold(ThresholdRow& row, const Layer& map)
{
    const ScalarContent& content = *map.scalar();
    row.map = map.id;
    const QString name = shownName(displayName(*content.structure));
    row.slider->setAccessibleName(tr("Threshold of %1").arg(name));
    row.slider->setToolTip(tr("%1; the model's own threshold is %2")
                               .arg(name, shownNumber(content.threshold, 'f', 2)));
    const double threshold = map.style.threshold;
    const QSignalBlocker blocker(row.slider);
    row.slider->setValue(static_cast<int>(std::lround(threshold * 100)));
    row.value->setText(shownNumber(threshold, 'f', 2));
    const std::optional<ValueCounts>& counts = content.counts;
    row.volume->setText(
        counts ? tr("%1 ml").arg(shownNumber(counts->mlAbove(threshold, content.perStep), 'f', 2))
               : QString());
}

}  // namespace glioscope
