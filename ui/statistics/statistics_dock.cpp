#include "ui/statistics/statistics_dock.h"

#include "segmentation/statistics/statistics_csv.h"
#include "ui/statistics/figure_rows.h"
#include "ui/statistics/figure_texts.h"
#include "ui/statistics/histogram_plot.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/figure_table.h"
#include "ui/widgets/labelled_row.h"
#include "ui/widgets/long_text.h"
#include "ui/widgets/notice_label.h"
#include "ui/widgets/shown_names.h"
#include "ui/widgets/tab_icon.h"
#include "ui/widgets/text.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QSignalBlocker>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace glioscope {
namespace {

constexpr int kLongMs = 1000;
constexpr int kMostLesionRows = 5;

}  // namespace

StatisticsDock::StatisticsDock(LayerStatistics& statistics, ViewState& state,
                               const Commands& commands, QWidget* parent)
    : ScrollingDock(tr("Statistics"), parent), m_statistics(statistics), m_state(state)
{
    setObjectName(QStringLiteral("statisticsDock"));
    setProperty(kTabIcon, themedIcon(QStringLiteral("statistics")));
    auto* all = new QWidget;
    auto* layout = new QVBoxLayout(all);
    m_hint = makeWrappedLabel(QStringLiteral("statisticsHint"));
    layout->addWidget(m_hint);
    addHead(*layout, commands);
    m_content = new QWidget;
    auto* content = new QVBoxLayout(m_content);
    content->setContentsMargins(0, 0, 0, 0);
    addStructures(*content);
    addLesions(*content, commands);
    addIntensities(*content);
    layout->addWidget(m_content);
    layout->addStretch();
    setContent(all);
    m_patience.setSingleShot(true);
    m_patience.setInterval(kLongMs);
    connect(&m_patience, &QTimer::timeout, m_working, &QWidget::show);
    connect(&statistics, &LayerStatistics::progressed, m_progress, &QProgressBar::setValue);
    connect(&statistics, &LayerStatistics::changed, this, &StatisticsDock::showState);
    connect(this, &QDockWidget::visibilityChanged, &statistics, &LayerStatistics::setWatched);
    m_subscription = state.subscribe([this](Changes changes) {
        if (changes.hasAny(Change::Sequence | Change::Overlay)) {
            showState();
        }
    });
    showState();
}

void StatisticsDock::addHead(QVBoxLayout& layout, const Commands& commands)
{
    auto* line = new QHBoxLayout;
    m_name = makeWrappedLabel(QStringLiteral("statisticsName"));
    line->addWidget(m_name, 1);
    auto* copy = new QToolButton;
    copy->setText(tr("Copy"));
    copy->setObjectName(QStringLiteral("copyStatistics"));
    copy->setToolTip(tr("Copy every figure, with lesions and all sequences, for a spreadsheet"));
    connect(copy, &QToolButton::clicked, this, &StatisticsDock::copyAll);
    line->addWidget(copy);
    commands.write->setIconText(tr("CSV…"));  // of the button alone
    line->addWidget(makeActionButton(commands.write, Qt::ToolButtonTextOnly));
    layout.addLayout(line);
    m_working = new QWidget;
    auto* working = new QHBoxLayout(m_working);
    working->setContentsMargins(0, 0, 0, 0);
    m_progress = new QProgressBar;
    m_progress->setObjectName(QStringLiteral("statisticsProgress"));
    m_progress->setAccessibleName(tr("How far measuring is"));
    auto* cancel = new QToolButton;
    cancel->setText(tr("Cancel"));
    cancel->setObjectName(QStringLiteral("cancelStatistics"));
    connect(cancel, &QToolButton::clicked, &m_statistics, &LayerStatistics::cancel);
    working->addWidget(m_progress, 1);
    working->addWidget(cancel);
    layout.addWidget(m_working);
    m_again = new QToolButton;
    m_again->setText(tr("Measure"));
    m_again->setObjectName(QStringLiteral("measureStatistics"));
    connect(m_again, &QToolButton::clicked, &m_statistics, &LayerStatistics::measure);
    layout.addWidget(m_again);
    m_problems = new NoticeLabel(QStringLiteral("statisticsProblems"));
    layout.addWidget(m_problems);
}

void StatisticsDock::addStructures(QVBoxLayout& layout)
{
    m_structureRows = new FigureRows(sizeColumns(true), this);
    m_structures = makeRowTable(m_structureRows, QStringLiteral("statisticsStructures"),
                                tr("Sizes and places of labels and regions"));
    m_structures->setSelectionMode(QAbstractItemView::ExtendedSelection);
    const auto choose = [this](const QModelIndex& index) {
        if (const LayerFigures* figures = m_statistics.figures()) {
            m_statistics.setStructure(
                figures->rows[static_cast<std::size_t>(index.row())].structure.structure);
        }
    };
    connect(m_structures, &QTableView::clicked, this, choose);
    connect(m_structures, &QTableView::activated, this, choose);
    layout.addWidget(m_structures);
}

void StatisticsDock::addLesions(QVBoxLayout& layout, const Commands& commands)
{
    auto* line = new QHBoxLayout;
    m_lesionHeading = makeWrappedLabel(QStringLiteral("lesionHeading"));
    line->addWidget(m_lesionHeading, 1);
    line->addWidget(makeActionButton(commands.previousLesion, Qt::ToolButtonIconOnly));
    line->addWidget(makeActionButton(commands.nextLesion, Qt::ToolButtonIconOnly));
    layout.addLayout(line);
    m_lesionRows = new FigureRows(sizeColumns(false), this);
    m_lesions = makeRowTable(m_lesionRows, QStringLiteral("statisticsLesions"),
                             tr("Lesions, the largest first; a click goes to its largest slice"));
    m_lesionHeading->setBuddy(m_lesions);
    const auto go = [this](const QModelIndex& index) { m_statistics.goTo(index.row()); };
    connect(m_lesions, &QTableView::clicked, this, go);
    connect(m_lesions, &QTableView::activated, this, go);
    layout.addWidget(m_lesions);
}

void StatisticsDock::addIntensities(QVBoxLayout& layout)
{
    m_intensityHeading = makeWrappedLabel(QStringLiteral("intensityHeading"));
    layout.addWidget(m_intensityHeading);
    m_intensityRows = new FigureRows(intensityColumns(), this);
    m_intensities = makeRowTable(m_intensityRows, QStringLiteral("statisticsIntensities"),
                                 tr("Intensities of the shown sequence within labels and regions"));
    m_intensityHeading->setBuddy(m_intensities);
    layout.addWidget(m_intensities);
    m_histograms = new HistogramPlot;
    m_histograms->setObjectName(QStringLiteral("statisticsHistograms"));
    layout.addWidget(m_histograms);
}

void StatisticsDock::showState()
{
    const Layer* layer = m_state.activeLayer();
    const bool there = layer && layer->labels();
    const LayerFigures* figures = m_statistics.figures();
    m_hint->setVisible(!there);
    m_hint->setText(m_state.shownImage() ? tr("Segment this case, or add a segmentation, to see "
                                              "here what it measures.")
                                         : tr("Open a case to see here what a segmentation of it "
                                              "measures."));
    m_name->setText(there ? breakable(QString::fromStdString(layer->name)) : QString());
    showProgress();
    m_content->setVisible(figures != nullptr);
    if (!figures) {
        m_problems->clear();
        return;
    }
    figures->problems.isEmpty()
        ? m_problems->clear()
        : m_problems->show(Notice::Kind::Warning, figures->problems.join(QLatin1Char(' ')));
    showSizes(*figures);
    showLesions(*figures);
    showIntensities(*figures);
}

void StatisticsDock::showProgress()
{
    m_again->setVisible(m_statistics.isCancelled());
    if (!m_statistics.isMeasuring()) {
        m_patience.stop();
        m_working->hide();
    } else if (!m_patience.isActive() && m_working->isHidden()) {
        m_progress->setValue(0);
        m_patience.start();
    }
}

void StatisticsDock::showSizes(const LayerFigures& figures)
{
    std::vector<FigureRow> rows;
    int chosen = 0;
    for (const StatisticsRow& each : figures.rows) {
        const Structure structure = each.structure.structure;
        if (structure == m_statistics.structure()) {
            chosen = static_cast<int>(rows.size());
        }
        rows.push_back({.name = toQString(shortName(structure)),
                        .help = shownName(displayName(structure)),
                        .cells = sizeCells(each.structure.whole, each.structure.lesions.size())});
    }
    m_structureRows->show(std::move(rows));
    fitHeight(*m_structures, m_structureRows->rowCount());
    if (m_structures->selectionModel()->selectedRows().size() <= 1) {
        m_structures->selectRow(chosen);
    }
}

void StatisticsDock::showLesions(const LayerFigures& figures)
{
    const StatisticsRow* of = figures.row(m_statistics.structure());
    const std::size_t count = of ? of->structure.lesions.size() : 0;
    const QString name = shownName(displayName(m_statistics.structure())).toLower();
    m_lesionHeading->setText(count == 1 ? tr("One lesion of %1").arg(name)
                                        : tr("%L1 lesions of %2").arg(count).arg(name));
    std::vector<FigureRow> rows;
    for (std::size_t n = 0; n < count; ++n) {
        rows.push_back({.name = QString::number(n + 1),
                        .help = {},
                        .cells = sizeCells(of->structure.lesions[n], std::nullopt)});
    }
    m_lesionRows->show(std::move(rows));
    fitHeight(*m_lesions, std::clamp(m_lesionRows->rowCount(), 1, kMostLesionRows));
    const int lesion = m_statistics.lesion();
    if (lesion >= 0 && lesion != m_lesions->currentIndex().row()) {
        m_lesions->selectRow(lesion);
    } else if (lesion < 0) {
        m_lesions->clearSelection();
        m_lesions->setCurrentIndex({});
    }
}

void StatisticsDock::showIntensities(const LayerFigures& figures)
{
    const auto s = static_cast<std::size_t>(m_state.sequence());
    const QString sequence = toQString(displayName(m_state.sequence()));
    std::vector<FigureRow> rows;
    std::vector<HistogramPlot::Row> plots;
    for (std::size_t n = 0; n < figures.rows.size(); ++n) {
        const Structure structure = figures.rows[n].structure.structure;
        const auto& found = figures.rows[n].intensities[s];
        rows.push_back({.name = toQString(shortName(structure)),
                        .help = shownName(displayName(structure)),
                        .cells = intensityCells(found)});
        if (found && !figures.histograms[s][n].counts.empty()) {
            plots.push_back({.name = toQString(shortName(structure)),
                             .spokenName = shownName(displayName(structure)),
                             .colour = colourOf(structure, m_state.overlay().palette),
                             .histogram = figures.histograms[s][n],
                             .figures = *found});
        }
    }
    m_intensityHeading->setText(tr("%1 within each (keys 1 to 4 change it)").arg(sequence));
    m_intensityRows->show(std::move(rows));
    fitHeight(*m_intensities, m_intensityRows->rowCount());
    m_histograms->show(std::move(plots), tr("%1, intensity").arg(sequence));
}

void StatisticsDock::copyAll() const
{
    if (const LayerFigures* figures = m_statistics.figures()) {
        QGuiApplication::clipboard()->setText(
            toQString(statisticsCsv(figures->rows)).replace(QLatin1Char(','), QLatin1Char('\t')));
    }
}

}  // namespace glioscope
