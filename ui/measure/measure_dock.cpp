#include "ui/measure/measure_dock.h"

#include "segmentation/measurement/measurement_csv.h"
#include "segmentation/measurement/region_values.h"
#include "ui/measure/measurement_texts.h"
#include "ui/statistics/figure_texts.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/figure_table.h"
#include "ui/widgets/labelled_row.h"
#include "ui/widgets/number_text.h"
#include "ui/widgets/tab_icon.h"
#include "ui/widgets/text.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace glioscope {
namespace {

constexpr int kMostRows = 8;

}  // namespace

MeasureDock::MeasureDock(MeasureDesk& desk, const LesionMeasuring& measuring, ViewState& state,
                         const Commands& commands, QWidget* parent)
    : ScrollingDock(tr("Measurements"), parent), m_list(desk.list()), m_state(state)
{
    setObjectName(QStringLiteral("measureDock"));
    setProperty(kTabIcon, themedIcon(QStringLiteral("measure-length")));
    auto* all = new QWidget;
    auto* layout = new QVBoxLayout(all);
    auto* tools = new QHBoxLayout;
    for (QAction* tool : commands.tools) {
        tools->addWidget(makeActionButton(tool, Qt::ToolButtonIconOnly));
    }
    tools->addStretch();
    layout->addLayout(tools);
    m_hint = makeWrappedLabel(QStringLiteral("measureHint"));
    m_hint->setText(
        tr("Choose a tool, then drag on a slice. Handles and lines can be dragged "
           "afterwards."));
    layout->addWidget(m_hint);
    m_content = new QWidget;
    auto* content = new QVBoxLayout(m_content);
    content->setContentsMargins(0, 0, 0, 0);
    addList(*content, commands);
    addRegion(*content);
    layout->addWidget(m_content);
    m_rano = new RanoPanel(m_list, measuring, commands.measureLesions);
    layout->addWidget(makeHeading(tr("Enhancing lesions (RANO)"), m_rano));
    layout->addWidget(m_rano);
    layout->addStretch();
    setContent(all);
    connect(m_rano, &RanoPanel::chosen, this, &MeasureDock::goTo);
    m_subscription = m_list.subscribe([this](MeasurementList::Change) { showState(); });
    m_stateSubscription = state.subscribe([this](Changes changes) {
        if (changes.has(Change::Images)) {
            showState();
        }
    });
    showState();
}

void MeasureDock::addList(QVBoxLayout& layout, const Commands& commands)
{
    m_rows = new FigureRows(measurementColumns(), this);
    m_table = makeRowTable(m_rows, QStringLiteral("measurements"),
                           tr("Measurements; a click goes to the slice of one"));
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    const auto go = [this](const QModelIndex& index) {
        goTo(m_list.all()[static_cast<std::size_t>(index.row())].id);
    };
    connect(m_table, &QTableView::clicked, this, go);
    connect(m_table, &QTableView::activated, this, go);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        if (const auto ids = chosen(); ids.size() == 1) {
            m_list.select(ids.front());
        }
    });
    layout.addWidget(m_table);
    auto* line = new QHBoxLayout;
    auto* copy = new QToolButton;
    copy->setText(tr("Copy"));
    copy->setObjectName(QStringLiteral("copyMeasurements"));
    copy->setToolTip(
        tr("Copy all, with what every sequence holds within regions, for a "
           "spreadsheet"));
    connect(copy, &QToolButton::clicked, this, &MeasureDock::copyAll);
    line->addWidget(copy);
    commands.write->setIconText(tr("Save…"));  // of the buttons alone
    commands.remove->setIconText(tr("Delete"));
    line->addWidget(makeActionButton(commands.remove, Qt::ToolButtonTextOnly));
    line->addWidget(makeActionButton(commands.write, Qt::ToolButtonTextOnly));
    line->addStretch();
    layout.addLayout(line);
}

void MeasureDock::addRegion(QVBoxLayout& layout)
{
    m_regionHeading = makeWrappedLabel(QStringLiteral("regionHeading"));
    layout.addWidget(m_regionHeading);
    m_regionRows = new FigureRows(intensityColumns(), this);
    m_region = makeRowTable(m_regionRows, QStringLiteral("regionIntensities"),
                            tr("Intensities of each sequence within the chosen region"));
    m_regionHeading->setBuddy(m_region);
    layout.addWidget(m_region);
}

void MeasureDock::showState()
{
    const bool any = !m_list.all().empty();
    m_hint->setVisible(!any);
    m_content->setVisible(any);
    m_rows->show(measurementRows(m_list.all()));
    fitHeight(*m_table, std::clamp(m_rows->rowCount(), 1, kMostRows));
    showSelection();
    showRegion();
}

void MeasureDock::showSelection()
{
    const auto selected = m_list.selected();
    const auto row = std::ranges::find(m_list.all(), selected.value_or(0), &Measurement::id);
    if (row == m_list.all().end()) {
        m_table->clearSelection();
        return;
    }
    const int index = static_cast<int>(row - m_list.all().begin());
    const auto rows = m_table->selectionModel()->selectedRows();
    if (std::ranges::none_of(rows, [&](const QModelIndex& r) { return r.row() == index; })) {
        m_table->selectRow(index);
    }
}

void MeasureDock::showRegion()
{
    const auto selected = m_list.selected();
    const Measurement* region = selected ? m_list.find(*selected) : nullptr;
    const bool shown = region && isRegion(region->kind);
    m_regionHeading->setVisible(shown);
    m_region->setVisible(shown);
    if (!shown) {
        return;
    }
    m_regionHeading->setText(tr("%1 %2, %3: intensities within it")
                                 .arg(kindText(region->kind))
                                 .arg(region->id)
                                 .arg(withDecimalSeparators(toQString(figureText(*region)))));
    std::vector<FigureRow> rows;
    for (const Sequence sequence : kAllSequences) {
        if (const auto& image = m_state.image(sequence)) {
            const auto found = statisticsWithin(*region, *image);
            rows.push_back({.name = toQString(displayName(sequence)),
                            .help = tr("%1 voxels").arg(found ? found->voxels : 0),
                            .cells = intensityCells(found)});
        }
    }
    m_regionRows->show(std::move(rows));
    fitHeight(*m_region, m_regionRows->rowCount());
}

void MeasureDock::goTo(MeasurementId id)
{
    if (const Measurement* m = m_list.find(id)) {
        const Vec3 centre = centreOf(*m);
        m_list.select(id);
        m_state.setCursorLps(centre);
        Q_EMIT arrived();
    }
}

std::vector<MeasurementId> MeasureDock::chosen() const
{
    std::vector<MeasurementId> ids;
    for (const QModelIndex& index : m_table->selectionModel()->selectedRows()) {
        if (const auto row = static_cast<std::size_t>(index.row()); row < m_list.all().size()) {
            ids.push_back(m_list.all()[row].id);
        }
    }
    return ids;
}

void MeasureDock::copyAll() const
{
    QGuiApplication::clipboard()->setText(toQString(measurementsCsv(m_list.all(), m_state.images()))
                                              .replace(QLatin1Char(','), QLatin1Char('\t')));
}

}  // namespace glioscope
