#include "ui/dataset/case_view.h"

#include "ui/dataset/case_name_delegate.h"
#include "ui/dataset/case_order.h"
#include "ui/widgets/table_copying.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QShortcut>

#include <algorithm>
#include <array>

namespace glioscope {
namespace {

constexpr int kPicture = 44;  // points
constexpr int kArrow = 20;    // that sorting shows in a heading
constexpr int kNameLetters = 28;
constexpr std::array kWideOnly = {CaseTable::Sequences, CaseTable::Labels, CaseTable::TumourCore,
                                  CaseTable::EnhancingTumour, CaseTable::Results};

}  // namespace

CaseView::CaseView(CaseOrder& listed, QWidget* parent)
    : QTableView(parent), m_listed(listed), m_names(new CaseNameDelegate(this))
{
    setObjectName(QStringLiteral("caseTable"));
    setAccessibleName(tr("Cases of the dataset"));
    setModel(&listed);
    setItemDelegateForColumn(CaseTable::Name, m_names);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setTextElideMode(Qt::ElideMiddle);
    setIconSize(QSize(kPicture, kPicture));
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(kPicture + 6);
    setVerticalScrollMode(ScrollPerPixel);
    setMinimumWidth(fontMetrics().horizontalAdvance(QLatin1Char('n')) * 30);
    setColumns();
    setSortingEnabled(true);
    makeCopyable(*this);
    connect(this, &QTableView::clicked, this, &CaseView::choose);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &CaseView::sightChanged);
    // The view's own signal for Enter comes with a click too on some desktops, and would ask twice.
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto* enter = new QShortcut(key, this);
        enter->setContext(Qt::WidgetShortcut);
        connect(enter, &QShortcut::activated, this, [this] { choose(currentIndex()); });
    }
}

/// Wide enough for what they hold as a rule: measuring all rows would ask for all of them.
void CaseView::setColumns()
{
    QHeaderView* header = horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->moveSection(header->visualIndex(CaseTable::Picture), 0);
    header->setSortIndicator(CaseTable::Name, Qt::AscendingOrder);
    header->setMinimumSectionSize(kPicture + 8);
    header->setSectionResizeMode(CaseTable::Picture, QHeaderView::Fixed);
    header->setSectionResizeMode(CaseTable::Name, QHeaderView::Stretch);
    header->resizeSection(CaseTable::Picture, kPicture + 8);
    for (const auto& [column, text] : {std::pair(CaseTable::Sequences, tr("Sequences")),
                                       {CaseTable::Labels, tr("BraTS from 2023")},
                                       {CaseTable::WholeTumour, tr("WT, ml")},
                                       {CaseTable::TumourCore, tr("WT, ml")},
                                       {CaseTable::EnhancingTumour, tr("WT, ml")},
                                       {CaseTable::Results, tr("unet, resunet")}}) {
        header->resizeSection(column, fontMetrics().horizontalAdvance(text) + kArrow);
    }
}

void CaseView::choose(const QModelIndex& index)
{
    if (index.isValid()) {
        Q_EMIT chosen(m_listed.mapToSource(index).row());
    }
}

CaseView::Sight CaseView::inSight() const
{
    const int rows = m_listed.rowCount();
    if (rows == 0 || viewport()->visibleRegion().isEmpty()) {
        return {};
    }
    const int last = rowAt(viewport()->height() - 1);
    return {.first = std::max(0, rowAt(0)), .behind = last < 0 ? rows : last + 1};
}

void CaseView::sortBy(int column)
{
    const bool again = horizontalHeader()->sortIndicatorSection() == column &&
                       horizontalHeader()->sortIndicatorOrder() == Qt::AscendingOrder;
    sortByColumn(column, again ? Qt::DescendingOrder : Qt::AscendingOrder);
}

void CaseView::showAllColumns(bool all)
{
    for (const int column : kWideOnly) {
        setColumnHidden(column, !all);
    }
    m_names->setTwoLines(!all);
}

int CaseView::wantedWidth() const
{
    int wanted = width() - viewport()->width() + fontMetrics().averageCharWidth() * kNameLetters;
    for (int column = 0; column < CaseTable::ColumnCount; ++column) {
        wanted += column == CaseTable::Name || isColumnHidden(column) ? 0 : columnWidth(column);
    }
    return wanted;
}

QItemSelectionModel::SelectionFlags CaseView::selectionCommand(const QModelIndex&,
                                                               const QEvent*) const
{
    return QItemSelectionModel::NoUpdate;
}

void CaseView::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    Q_EMIT sightChanged();
}

void CaseView::showEvent(QShowEvent* event)
{
    QTableView::showEvent(event);
    Q_EMIT sightChanged();
}

}  // namespace glioscope
