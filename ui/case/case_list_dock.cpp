#include "ui/case/case_list_dock.h"

#include "segmentation/case/dataset/case_finder.h"
#include "segmentation/case/model/case.h"
#include "ui/case/case_session.h"
#include "ui/widgets/notice_label.h"
#include "ui/widgets/path_string.h"
#include "ui/widgets/text.h"

#include <QFont>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QShortcut>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace glioscope {
namespace {

/// Clicks and arrows move the current row and leave the highlight to the dock.
class CaseView : public QTableView {
protected:
    QItemSelectionModel::SelectionFlags selectionCommand(const QModelIndex&,
                                                         const QEvent*) const override
    {
        return QItemSelectionModel::NoUpdate;
    }
};

/// Where it lies; and where something is missing, which images there are not used.
QString placeOf(const CaseFiles& files)
{
    const bool whole = files.labels && std::ranges::all_of(files.images, [](const auto& f) {
                           return f.has_value();
                       });
    return shownPath(pathString(files.folder)) +
           (whole ? QString() : QString::fromStdString(unusedSentence(files)));
}

}  // namespace

CaseTable::CaseTable(CaseSession& session, QObject* parent)
    : QAbstractTableModel(parent), m_session(session)
{
    connect(&session, &CaseSession::datasetChanged, this, [this] {
        beginResetModel();
        endResetModel();
    });
}

int CaseTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_session.dataset().size());
}

int CaseTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant CaseTable::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const CaseFiles& files = m_session.dataset()[static_cast<std::size_t>(index.row())];
    if (role == Qt::FontRole && index.row() == m_session.datasetIndex()) {
        QFont font;
        font.setBold(true);
        return font;
    }
    const QString failure = m_session.failureOf(index.row());
    if (role == Qt::ToolTipRole) {
        return failure.isEmpty() ? placeOf(files) : failure;
    }
    if (!failure.isEmpty() && index.column() == Name && role == Qt::DecorationRole) {
        return noticeIcon(Notice::Kind::Problem);
    }
    if (!failure.isEmpty() && role == Qt::AccessibleDescriptionRole) {
        return failure;
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    if (index.column() == Name) {
        return QString::fromStdString(files.name);
    }
    if (index.column() == Labels) {
        return files.labels ? tr("yes") : tr("no");
    }
    QStringList missing;
    for (const Sequence sequence : kAllSequences) {
        if (!files.image(sequence)) {
            missing << toQString(displayName(sequence));
        }
    }
    return missing.isEmpty() ? tr("all four") : tr("no %1").arg(missing.join(QStringLiteral(", ")));
}

QVariant CaseTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::DisplayRole) {
        return section == Name ? tr("Case") : section == Sequences ? tr("Sequences") : tr("Labels");
    }
    return {};
}

CaseListDock::CaseListDock(CaseSession& session, QWidget* parent)
    : QDockWidget(tr("Cases"), parent),
      m_session(session),
      m_cases(new CaseTable(session, this)),
      m_filtered(new QSortFilterProxyModel(this)),
      m_table(new CaseView),
      m_none(new NoticeLabel(QStringLiteral("noCaseFound")))
{
    setObjectName(QStringLiteral("caseListDock"));
    m_filtered->setSourceModel(m_cases);
    m_filtered->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_filtered->setFilterKeyColumn(-1);
    makeTable();
    auto* content = new QWidget(this);
    auto* layout = new QVBoxLayout(content);
    layout->addWidget(makeFilter());
    layout->addWidget(m_none);
    layout->addWidget(m_table, 1);
    setWidget(content);
    connect(&session, &CaseSession::datasetChanged, this, &CaseListDock::showSession);
    connect(&session, &CaseSession::loadingStarted, this, &CaseListDock::showWanted);
    connect(&session, &CaseSession::loadingEnded, this, &CaseListDock::showWanted);
    hide();
}

void CaseListDock::makeTable()
{
    m_table->setObjectName(QStringLiteral("caseTable"));
    m_table->setAccessibleName(tr("Cases of the dataset"));
    m_table->setModel(m_filtered);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(CaseTable::Labels, QHeaderView::Stretch);
    m_table->setMinimumWidth(fontMetrics().horizontalAdvance(QLatin1Char('n')) * 38);
    const auto choose = [this](const QModelIndex& index) {
        if (index.isValid()) {
            Q_EMIT caseChosen(m_filtered->mapToSource(index).row());
        }
    };
    connect(m_table, &QTableView::clicked, this, choose);
    // The view's own signal for Enter comes with a click too on some desktops, and would ask twice.
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto* enter = new QShortcut(key, m_table);
        enter->setContext(Qt::WidgetShortcut);
        connect(enter, &QShortcut::activated, this,
                [this, choose] { choose(m_table->currentIndex()); });
    }
}

QWidget* CaseListDock::makeFilter()
{
    auto* filter = new QLineEdit;
    filter->setObjectName(QStringLiteral("caseFilter"));
    filter->setPlaceholderText(tr("Part of a name"));
    filter->setClearButtonEnabled(true);
    connect(filter, &QLineEdit::textChanged, this, &CaseListDock::setFilter);
    auto* label = new QLabel(tr("Filte&r"));
    label->setBuddy(filter);
    auto* part = new QWidget;
    auto* layout = new QHBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(label);
    layout->addWidget(filter, 1);
    return part;
}

void CaseListDock::setFilter(const QString& text)
{
    m_filter = text;
    m_filtered->setFilterFixedString(text);
    showCount();
    showWanted();
    Q_EMIT filterChanged();
}

std::optional<int> CaseListDock::neighbour(int index, int step) const
{
    for (int row = index + step; row >= 0 && row < m_cases->rowCount(); row += step) {
        if (m_filtered->mapFromSource(m_cases->index(row, 0)).isValid()) {
            return row;
        }
    }
    return std::nullopt;
}

void CaseListDock::showSession()
{
    const std::size_t count = m_session.dataset().size();
    if (m_shownCount != count) {
        m_shownCount = count;
        setVisible(count > 0);
    }
    showCount();
    showWanted();
}

void CaseListDock::showCount()
{
    const int all = m_cases->rowCount();
    const int found = m_filtered->rowCount();
    setWindowTitle(all == 0       ? tr("Cases")
                   : found == all ? tr("Cases (%1)").arg(all)
                                  : tr("Cases (%1 of %2)").arg(found).arg(all));
    if (all > 0 && found == 0) {
        m_none->show(Notice::Kind::Note,
                     tr("None of the %1 cases matches “%2”.").arg(all).arg(m_filter));
    } else {
        m_none->clear();
    }
}

/// Next and previous go on from the case last asked for, also where it did not open; the highlight
/// stays with what is on screen.
void CaseListDock::showWanted()
{
    const int shown = m_session.isLoading() ? m_session.wantedIndex() : m_session.datasetIndex();
    const auto inTable = [this](int row) {
        return row < 0 ? QModelIndex() : m_filtered->mapFromSource(m_cases->index(row, 0));
    };
    m_table->selectionModel()->clearSelection();
    m_table->selectionModel()->select(inTable(shown),
                                      QItemSelectionModel::Select | QItemSelectionModel::Rows);
    if (const QModelIndex wanted = inTable(m_session.wantedIndex()); wanted.isValid()) {
        m_table->setCurrentIndex(wanted);
        m_table->scrollTo(wanted);
    }
}

}  // namespace glioscope
