#include "ui/case_list_dock.h"

#include "ui/case_session.h"
#include "ui/training/notice_label.h"

#include <QFont>
#include <QHeaderView>
#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>

namespace glioscope {

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
        return failure.isEmpty() ? QString::fromStdString(files.folder.string()) : failure;
    }
    if (!failure.isEmpty() && index.column() == Name && role == Qt::DecorationRole) {
        return noticeIcon(CheckLine::Kind::Problem);
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
            const std::string_view name = displayName(sequence);
            missing << QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
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
      m_table(new QTableView(this))
{
    setObjectName(QStringLiteral("caseListDock"));
    m_filtered->setSourceModel(m_cases);
    m_filtered->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_filtered->setFilterKeyColumn(-1);
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

    auto* filter = new QLineEdit;
    filter->setObjectName(QStringLiteral("caseFilter"));
    filter->setPlaceholderText(tr("Filter by name"));
    filter->setClearButtonEnabled(true);
    connect(filter, &QLineEdit::textChanged, m_filtered,
            &QSortFilterProxyModel::setFilterFixedString);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex& index) {
        Q_EMIT caseChosen(m_filtered->mapToSource(index).row());
    });

    auto* content = new QWidget(this);
    auto* layout = new QVBoxLayout(content);
    layout->addWidget(filter);
    layout->addWidget(m_table);
    setWidget(content);
    connect(&session, &CaseSession::datasetChanged, this, &CaseListDock::showSession);
    connect(&session, &CaseSession::loadingStarted, this, &CaseListDock::showWanted);
    connect(&session, &CaseSession::loadingEnded, this, &CaseListDock::showWanted);
    hide();
}

void CaseListDock::showSession()
{
    const std::size_t count = m_session.dataset().size();
    if (m_shownCount != count) {
        m_shownCount = count;
        setVisible(count > 0);
    }
    setWindowTitle(count > 0 ? tr("Cases (%1)").arg(count) : tr("Cases"));
    showWanted();
}

void CaseListDock::showWanted()
{
    if (const int wanted = m_session.wantedIndex(); wanted >= 0) {
        const QModelIndex index = m_filtered->mapFromSource(m_cases->index(wanted, 0));
        m_table->selectRow(index.row());
        m_table->scrollTo(index);
    }
}

}  // namespace glioscope
