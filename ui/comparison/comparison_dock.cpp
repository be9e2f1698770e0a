#include "ui/comparison/comparison_dock.h"

#include "ui/comparison/disagreement_table.h"
#include "ui/comparison/figure_table.h"
#include "ui/comparison/look_legend.h"
#include "ui/comparison/overlap_plot.h"
#include "ui/comparison/place_table.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/actions.h"
#include "ui/widgets/figure_table.h"
#include "ui/widgets/labelled_row.h"
#include "ui/widgets/long_text.h"
#include "ui/widgets/notice_label.h"
#include "ui/widgets/number_text.h"
#include "ui/widgets/shown_names.h"
#include "ui/widgets/tab_icon.h"
#include "ui/widgets/text.h"
#include "ui/widgets/theme.h"

#include <QActionGroup>
#include <QComboBox>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QSignalBlocker>
#include <QSlider>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <utility>

namespace glioscope {
namespace {

constexpr int kRowsOfDisagreements = 7;
constexpr std::array kTolerancesMm = {0.5, 1.0, 2.0, 3.0, 5.0};

/// The regions first, as they are scored.
constexpr std::array kStructures = {Structure::WholeTumour, Structure::TumourCore,
                                    Structure::Enhancing,   Structure::Necrosis,
                                    Structure::Oedema,      Structure::ResectionCavity};

QComboBox* makeChoice(const QString& name, const QString& help)
{
    auto* box = new QComboBox;
    box->setObjectName(name);
    box->setToolTip(help);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(8);
    return box;
}

QTableView* makeTable(QAbstractItemModel* model, const QString& name, const QString& spoken)
{
    QTableView* table = makeFigureTable(model, name, spoken);
    for (QHeaderView* header : {table->horizontalHeader(), table->verticalHeader()}) {
        header->setTextElideMode(Qt::ElideMiddle);
    }
    return table;
}

/// One of a menu's choices that exclude each other.
template <typename Chosen>
void addChoice(QMenu& menu, QActionGroup& group, const QString& name, const QString& help,
               Chosen chosen)
{
    QAction* action = menu.addAction(name, &menu, std::move(chosen));
    action->setToolTip(help);
    action->setCheckable(true);
    action->setActionGroup(&group);
}

}  // namespace

ComparisonDock::ComparisonDock(Comparison& comparison, ViewState& state, const Actions& actions,
                               QWidget* parent)
    : ScrollingDock(tr("Comparison"), parent), m_comparison(comparison), m_state(state)
{
    setObjectName(QStringLiteral("comparisonDock"));
    setProperty(kTabIcon, themedIcon(QStringLiteral("comparison")));
    auto* all = new QWidget;
    auto* layout = new QVBoxLayout(all);
    m_hint = makeWrappedLabel(QStringLiteral("comparisonHint"));
    m_content = new QWidget;
    auto* content = new QVBoxLayout(m_content);
    content->setContentsMargins(0, 0, 0, 0);
    content->addWidget(makeChoices());
    addFigures(*content);
    addDisagreements(*content, actions);
    addPlace(*content);
    addOverlaps(*content);
    layout->addWidget(m_hint);
    layout->addWidget(m_content);
    layout->addStretch();
    setContent(all);
    connectChoices();
    connect(&comparison, &Comparison::changed, this, &ComparisonDock::showState);
    connect(this, &QDockWidget::visibilityChanged, &comparison, &Comparison::setWatched);
    m_subscription = state.subscribe([this](Changes changes) {
        if (changes.has(Change::Cursor) || changes.has(Change::Layers)) {
            m_placeModel->refresh();
        }
        if (changes.hasAny(Change::Maps | Change::Layers)) {
            showMap();
        }
    });
    showState();
}

QWidget* ComparisonDock::makeChoices()
{
    auto* part = new QWidget;
    auto* grid = new QGridLayout(part);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setColumnStretch(1, 1);
    m_reference = makeChoice(QStringLiteral("comparisonReference"),
                             tr("What the others are held against: the expert's, or any other"));
    m_structure = makeChoice(QStringLiteral("comparisonStructure"),
                             tr("What figures, disagreements and maps are about"));
    for (const Structure structure : kStructures) {
        m_structure->addItem(
            tr("%1 (%2)").arg(shownName(displayName(structure)), toQString(shortName(structure))));
    }
    m_map = makeChoice(QStringLiteral("comparisonMap"),
                       tr("Drawn in place of the segmentations; S hides it with the overlay"));
    m_map->addItems({tr("None"), tr("Agreement (how many)"), tr("Errors against reference")});
    m_opacity = new QSlider(Qt::Horizontal);
    m_opacity->setObjectName(QStringLiteral("comparisonOpacity"));
    m_opacity->setAccessibleName(tr("Opacity of the map"));
    m_opacity->setRange(0, 100);
    m_opacity->setPageStep(10);
    m_legend = new LookLegend;
    m_legend->setObjectName(QStringLiteral("comparisonLegend"));
    addLabelledRow(*grid, tr("Hel&d against"), m_reference);
    addLabelledRow(*grid, tr("La&bel or region"), m_structure);
    addLabelledRow(*grid, tr("&Map"), m_map);
    addLabelledRow(*grid, tr("O&pacity"), m_opacity);
    grid->addWidget(m_legend, grid->rowCount(), 1);
    m_problems = new NoticeLabel(QStringLiteral("comparisonProblems"));
    grid->addWidget(m_problems, grid->rowCount(), 0, 1, 2);
    return part;
}

void ComparisonDock::addFigures(QVBoxLayout& layout)
{
    m_figureModel = new FigureTable(m_comparison, m_state, this);
    m_figures = makeTable(m_figureModel, QStringLiteral("comparisonFigures"),
                          tr("Figures of each segmentation against the reference"));
    m_figures->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_figures->horizontalHeader()->setMaximumSectionSize(
        fontMetrics().horizontalAdvance(QStringLiteral("1234.5–1234.5  ")));
    auto* line = new QHBoxLayout;
    auto* copy = new QToolButton;
    copy->setText(tr("Copy"));
    copy->setObjectName(QStringLiteral("copyFigures"));
    copy->setToolTip(tr("Copy the whole table, for a spreadsheet"));
    connect(copy, &QToolButton::clicked, this, [this] {
        m_figures->clearSelection();
        m_figures->actions().constFirst()->trigger();
    });
    line->addWidget(makeHeading(tr("Against the reference"), m_figures), 1);
    line->addWidget(makeConventions());
    line->addWidget(copy);
    layout.addLayout(line);
    layout.addWidget(m_figures);
}

QToolButton* ComparisonDock::makeConventions()
{
    auto* button = new QToolButton;
    button->setObjectName(QStringLiteral("comparisonConvention"));
    button->setToolTip(
        tr("By whose conventions figures are given where a mask is empty, and by lesion; and the "
           "tolerance of surface Dice"));
    button->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(button);
    menu->setToolTipsVisible(true);
    menu->addSection(tr("Where a mask is empty"));
    button->setMenu(menu);
    auto* conventions = new QActionGroup(menu);
    auto* lesions = new QActionGroup(menu);
    for (const MetricConvention& convention : kAllConventions) {
        const QString name = shownName(convention.name);
        const auto choose = [this, button, name, &convention] {
            m_figureModel->setConvention(convention);
            button->setText(name);
        };
        addChoice(*menu, *conventions, name, shownName(convention.emptyRule), choose);
    }
    menu->addSection(tr("By lesion"));
    for (std::size_t n = 0; n < kAllLesionRules.size(); ++n) {
        const LesionRules& rules = kAllLesionRules[n];
        addChoice(*menu, *lesions, shownName(rules.name), shownName(rules.emptyRule),
                  [this, n] { m_figureModel->setLesionRules(n); });
    }
    menu->addSection(tr("Surface Dice within"));
    auto* tolerances = new QActionGroup(menu);
    for (const double mm : kTolerancesMm) {
        addChoice(*menu, *tolerances, tr("%1 mm").arg(shownNumber(mm)),
                  tr("Surfaces that are no further apart than this count as the same"),
                  [this, mm] { m_comparison.setToleranceMm(mm); });
        if (mm == m_comparison.toleranceMm()) {
            tolerances->actions().constLast()->setChecked(true);
        }
    }
    conventions->actions().constFirst()->trigger();
    lesions->actions().constFirst()->trigger();
    return button;
}

void ComparisonDock::addDisagreements(QVBoxLayout& layout, const Actions& actions)
{
    m_disagreementModel = new DisagreementTable(m_comparison, this);
    m_disagreements = makeTable(m_disagreementModel, QStringLiteral("comparisonDisagreements"),
                                tr("Places where the segmentations disagree"));
    m_disagreements->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_disagreements->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_disagreements->horizontalHeader()->setSectionResizeMode(DisagreementTable::Ml,
                                                              QHeaderView::ResizeToContents);
    m_disagreements->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    fitHeight(*m_disagreements, kRowsOfDisagreements);
    m_total = makeWrappedLabel(QStringLiteral("comparisonTotal"));
    m_total->setBuddy(m_disagreements);
    auto* line = new QHBoxLayout;
    line->addWidget(m_total, 1);
    for (const Command command : {Command::PreviousDisagreement, Command::NextDisagreement}) {
        line->addWidget(makeActionButton(actions[command], Qt::ToolButtonIconOnly));
    }
    const auto go = [this](const QModelIndex& index) { m_comparison.goTo(index.row()); };
    connect(m_disagreements, &QTableView::clicked, this, go);
    connect(m_disagreements, &QTableView::activated, this, go);
    layout.addLayout(line);
    layout.addWidget(m_disagreements);
}

void ComparisonDock::addPlace(QVBoxLayout& layout)
{
    m_placeModel = new PlaceTable(m_state, this);
    m_place = makeTable(m_placeModel, QStringLiteral("comparisonPlace"),
                        tr("What each segmentation says under the pointer"));
    m_place->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_place->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_place->setSelectionMode(QAbstractItemView::NoSelection);
    m_place->verticalHeader()->setMaximumWidth(
        fontMetrics().horizontalAdvance(QStringLiteral("a longer model's name")));
    layout.addWidget(makeHeading(tr("Under the pointer"), m_place));
    layout.addWidget(m_place);
}

void ComparisonDock::addOverlaps(QVBoxLayout& layout)
{
    m_overlapHeading = makeWrappedLabel(QStringLiteral("overlapHeading"));
    m_overlaps = new OverlapPlot;
    m_overlaps->setObjectName(QStringLiteral("overlapPlot"));
    layout.addWidget(m_overlapHeading);
    layout.addWidget(m_overlaps);
}

void ComparisonDock::connectChoices()
{
    connect(m_reference, &QComboBox::currentIndexChanged, this, [this](int index) {
        if (index >= 0) {
            m_comparison.setReference(m_reference->itemData(index).toInt());
        }
    });
    connect(m_structure, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_comparison.setStructure(kStructures[static_cast<std::size_t>(std::max(0, index))]);
    });
    connect(m_map, &QComboBox::currentIndexChanged, this,
            [this](int index) { m_comparison.setMap(static_cast<Comparison::Map>(index)); });
    connect(m_opacity, &QSlider::valueChanged, this,
            [this](int percent) { m_state.setMapStyle(m_state.mapStyle().mode, percent / 100.0); });
}

void ComparisonDock::showPointer(const std::optional<Vec3>& lps)
{
    m_placeModel->showPointer(lps);
}

void ComparisonDock::showState()
{
    const std::vector<const Layer*> all = m_comparison.segmentations();
    m_hint->setVisible(all.size() < 2);
    m_content->setVisible(all.size() >= 2);
    if (all.size() < 2) {
        m_hint->setText(
            m_state.shownImage()
                ? tr("Comparing takes two segmentations of this case: run a model under "
                     "Segmentation, or another one.")
                : tr("Open a case and segment it to see here where models differ from the expert "
                     "and from each other."));
        return;
    }
    showChoices();
    showMap();
    showDifferences();
    fitHeight(*m_figures, m_figureModel->rowCount());
    fitHeight(*m_place, static_cast<int>(all.size()));
}

void ComparisonDock::showChoices()
{
    const QSignalBlocker referenceBlocker(m_reference), structureBlocker(m_structure);
    m_reference->clear();
    for (const Layer* layer : m_comparison.segmentations()) {
        m_reference->addItem(QString::fromStdString(layer->name), layer->id);
    }
    const Layer* reference = m_comparison.reference();
    m_reference->setCurrentIndex(m_reference->findData(reference->id));
    const auto* structure = std::ranges::find(kStructures, m_comparison.structure());
    m_structure->setCurrentIndex(static_cast<int>(structure - kStructures.begin()));
}

void ComparisonDock::showMap()
{
    const QSignalBlocker mapBlocker(m_map), opacityBlocker(m_opacity);
    m_map->setCurrentIndex(static_cast<int>(m_comparison.map()));
    const double opacity = m_state.mapStyle().opacity;
    m_opacity->setValue(static_cast<int>(std::lround(opacity * 100)));
    m_opacity->setEnabled(m_comparison.map() != Comparison::Map::None);
    const Differences* found = m_comparison.differences();
    const std::size_t layers = found ? found->layers.size() : 0;
    if (m_comparison.map() == Comparison::Map::None || layers < 2) {
        m_legend->show({}, {}, opacity);
        return;
    }
    const bool errors = m_comparison.map() == Comparison::Map::Errors;
    std::vector<ValueLook> looks =
        valueLooks({.values = nullptr,
                    .perStep = errors ? 1 : 1.0 / static_cast<double>(layers),
                    .meaning = errors ? ScalarMeaning::Errors : ScalarMeaning::Agreement});
    looks.erase(looks.begin());
    QStringList meanings;
    if (errors) {
        const QString reference = shortened(found->layers[kReference].name, 24);
        meanings = {tr("True positive (both)"), tr("False positive (not %1)").arg(reference),
                    tr("False negative (%1 alone)").arg(reference)};
    }
    for (std::size_t n = 1; !errors && n <= layers; ++n) {
        meanings << (n == layers ? tr("All %1").arg(layers) : tr("%1 of %2").arg(n).arg(layers));
    }
    m_legend->show(std::move(looks), meanings, opacity);
}

void ComparisonDock::showDifferences()
{
    const Differences* found = m_comparison.differences();
    if (!found) {
        m_problems->clear();
        m_total->setText(tr("Comparing…"));
        m_overlapHeading->clear();
        m_overlaps->show({}, {});
        return;
    }
    found->problems.isEmpty()
        ? m_problems->clear()
        : m_problems->show(Notice::Kind::Warning, found->problems.join(QLatin1Char(' ')));
    const QString name = shownName(displayName(found->task.structure)).toLower();
    m_total->setText(found->disagreements.empty()
                         ? tr("They agree on every voxel of %1.").arg(name)
                         : tr("%L1 disagreements on %2, together %3 ml")
                               .arg(found->disagreements.size())
                               .arg(name)
                               .arg(shownNumber(found->contested.ml, 'f', 2)));
    m_overlapHeading->setText(tr("Who shares how much of %1").arg(name));
    m_overlaps->show(found->overlaps, found->names(found->votes.everybody()));
    const int row = m_comparison.current();
    if (row >= 0 && row != m_disagreements->currentIndex().row()) {
        m_disagreements->selectRow(row);
    } else if (row < 0) {
        m_disagreements->clearSelection();
    }
}

}  // namespace glioscope
