#include "ui/dataset/case_list_dock.h"

#include "ui/case/case_session.h"
#include "ui/dataset/case_view.h"
#include "ui/widgets/background_work.h"
#include "ui/widgets/notice_label.h"
#include "ui/widgets/tab_icon.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>
#include <utility>

namespace glioscope {
namespace {

constexpr int kStillMs = 60;

}  // namespace

CaseListDock::CaseListDock(CaseSession& session, QWidget* parent)
    : QDockWidget(tr("Cases"), parent),
      m_session(session),
      m_cases(new CaseTable(session, this)),
      m_listed(new CaseOrder(*m_cases, this)),
      m_reader(new DigestReader([this](int row) { return m_cases->requestFor(row); }, this)),
      m_table(new CaseView(*m_listed)),
      m_none(new NoticeLabel(QStringLiteral("noCaseFound"))),
      m_unread(new NoticeLabel(QStringLiteral("unreadCases")))
{
    setObjectName(QStringLiteral("caseListDock"));
    setProperty(kTabIcon, themedIcon(QStringLiteral("cases")));
    m_look.setSingleShot(true);
    m_look.setInterval(kStillMs);
    makeActions();
    auto* content = new QWidget(this);
    auto* layout = new QVBoxLayout(content);
    layout->addWidget(makeFields());
    layout->addWidget(m_none);
    layout->addWidget(makeReading());
    layout->addWidget(m_table, 1);
    setWidget(content);
    showAllColumns(false);
    connectParts();
    hide();
}

void CaseListDock::makeActions()
{
    m_allColumns = new QAction(tr("&All Columns"), this);
    m_allColumns->setObjectName(QStringLiteral("allCaseColumns"));
    m_allColumns->setToolTip(tr("Labels, all volumes and models' results, too"));
    m_allColumns->setCheckable(true);
    connect(m_allColumns, &QAction::toggled, this, &CaseListDock::showAllColumns);
}

QLineEdit* CaseListDock::makeSearch()
{
    auto* search = new QLineEdit;
    search->setObjectName(QStringLiteral("caseFilter"));
    search->setPlaceholderText(tr("Part of a name"));
    search->setClearButtonEnabled(true);
    connect(search, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_listed->setText(text);
        takeList();
    });
    return search;
}

void CaseListDock::makeKinds()
{
    m_kinds = new QComboBox;
    m_kinds->setObjectName(QStringLiteral("caseKind"));
    for (const auto& [kind, text] : {std::pair(CaseKind::All, tr("All cases")),
                                     {CaseKind::NotDone, tr("Not done yet")},
                                     {CaseKind::Done, tr("Done")},
                                     {CaseKind::MissingSequence, tr("Missing a sequence")},
                                     {CaseKind::WithLabels, tr("With labels")},
                                     {CaseKind::WithoutLabels, tr("Without labels")},
                                     {CaseKind::WithResults, tr("With models' results")},
                                     {CaseKind::Failed, tr("That did not open")}}) {
        m_kinds->addItem(text, int(kind));
    }
    connect(m_kinds, &QComboBox::currentIndexChanged, this, [this] {
        m_listed->setKind(CaseKind(m_kinds->currentData().toInt()));
        takeList();
    });
}

/// What a click on a heading does, for keys and for columns that are not shown.
void CaseListDock::fillSorting(QMenu& menu)
{
    for (int column = 0; column < CaseTable::ColumnCount; ++column) {
        if (column != CaseTable::Picture) {
            QAction* action = menu.addAction(
                m_cases->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
            action->setObjectName(QStringLiteral("sortCasesBy%1").arg(column));
            connect(action, &QAction::triggered, m_table,
                    [this, column] { m_table->sortBy(column); });
        }
    }
}

/// Without a letter of its own: those are the fields'.
QToolButton* CaseListDock::makeMenu()
{
    auto* menu = new QMenu(this);
    menu->setToolTipsVisible(true);
    fillSorting(*menu->addMenu(tr("&Sort by")));
    menu->addAction(m_allColumns);
    menu->addSeparator();
    QAction* empty = menu->addAction(tr("&Forget Kept Pictures and Volumes"));
    empty->setObjectName(QStringLiteral("forgetCasePictures"));
    empty->setToolTip(
        tr("Of all cases, from this computer's cache; the table keeps what it shows"));
    connect(empty, &QAction::triggered, this, [this] { m_reader->store().clear(); });
    auto* button = new QToolButton;
    button->setObjectName(QStringLiteral("caseListMenu"));
    button->setText(tr("Table"));
    button->setToolTip(tr("Columns, and what is kept of cases"));
    button->setMenu(menu);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

QWidget* CaseListDock::makeFields()
{
    makeKinds();
    auto* part = new QWidget;
    auto* grid = new QGridLayout(part);
    grid->setContentsMargins(0, 0, 0, 0);
    QLineEdit* search = makeSearch();
    int row = 0;
    for (const auto& [text, field] :
         {std::pair<QString, QWidget*>(tr("Filte&r"), search), {tr("&Quick filter"), m_kinds}}) {
        auto* label = new QLabel(text);
        label->setBuddy(field);
        grid->addWidget(label, row, 0);
        grid->addWidget(field, row, 1, 1, row == 0 ? 2 : 1);
        ++row;
    }
    grid->addWidget(makeMenu(), 1, 2);
    grid->setColumnStretch(1, 1);
    return part;
}

QWidget* CaseListDock::makeReading()
{
    m_readAll = new QPushButton;
    m_readAll->setObjectName(QStringLiteral("readAllCases"));
    m_readAll->hide();
    connect(m_readAll, &QPushButton::clicked, this, [this] { setReadingAll(!m_readingAll); });
    auto* part = new QWidget;
    auto* layout = new QHBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_unread, 1);
    layout->addWidget(m_readAll);
    return part;
}

void CaseListDock::connectParts()
{
    connect(&m_session, &CaseSession::datasetChanged, this, &CaseListDock::showSession);
    const auto followLoading = [this] {
        m_reader->setHeld(m_session.isLoading());
        showWanted();
    };
    connect(&m_session, &CaseSession::loadingStarted, this, followLoading);
    connect(&m_session, &CaseSession::loadingEnded, this, followLoading);
    connect(m_listed, &QAbstractItemModel::layoutChanged, this, [this] {
        showReading();
        m_look.start();
        Q_EMIT filterChanged();
    });
    // As when what is listed is done, or did not open.
    for (const auto listed :
         {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved}) {
        connect(m_listed, listed, this, [this] {
            showCount();
            m_look.start();
            Q_EMIT filterChanged();
        });
    }
    connect(m_cases, &CaseTable::digestsForgotten, this, [this] {
        m_reader->forget();
        m_readingAll = false;
        showReading();
        lookForKept();
        m_look.start();
    });
    connect(m_reader, &DigestReader::read, this, [this](int row, const CaseDigest& digest) {
        m_cases->setDigest(row, digest);
        showReading();
    });
    connect(&m_look, &QTimer::timeout, this, &CaseListDock::readInSight);
    connect(m_table, &CaseView::chosen, this, &CaseListDock::caseChosen);
    connect(m_table, &CaseView::sightChanged, &m_look, qOverload<>(&QTimer::start));
    connect(this, &QDockWidget::visibilityChanged, &m_look, qOverload<>(&QTimer::start));
}

void CaseListDock::setKeptModels(std::function<QStringList(const CaseFiles&)> keptModels)
{
    m_keptModels = std::move(keptModels);
    lookForKept();
}

void CaseListDock::lookForKept()
{
    const int look = ++m_keptLooks;
    if (!m_keptModels || m_session.dataset().empty()) {
        return;
    }
    const auto ask = [cases = m_session.dataset(), of = m_keptModels] {
        std::vector<QStringList> models;
        std::ranges::transform(cases, std::back_inserter(models), of);
        return models;
    };
    runInBackground(this, ask, [this, look](const std::vector<QStringList>& models) {
        if (look == m_keptLooks) {  // else the rows may mean other cases
            m_cases->setKept(models);
        }
    });
}

void CaseListDock::takeList()
{
    showCount();
    showWanted();
    showReading();
    m_look.start();
    Q_EMIT filterChanged();
}

std::optional<int> CaseListDock::neighbour(int index, int step) const
{
    return m_listed->neighbour(index, step);
}

bool CaseListDock::showsAllColumns() const
{
    return m_allColumns->isChecked();
}

void CaseListDock::showAllColumns(bool all)
{
    m_allColumns->setChecked(all);
    m_table->showAllColumns(all);
    auto* window = qobject_cast<QMainWindow*>(parentWidget());
    if (window && isVisible() && !isFloating()) {
        const int wanted = width() - m_table->width() + m_table->wantedWidth();
        window->resizeDocks({this}, {all ? std::min(wanted, window->width() * 2 / 3) : 1},
                            Qt::Horizontal);
        raise();  // in front of what the room belonged to
    }
}

void CaseListDock::showSession()
{
    const std::size_t count = m_session.dataset().size();
    if (m_shownCount != count) {
        m_shownCount = count;
        setVisible(count > 0);
        if (count > 0) {
            raise();  // also where it is a tab among others
        }
    }
    showCount();
    showWanted();
    showReading();
    m_look.start();
}

void CaseListDock::showCount()
{
    const int all = m_cases->rowCount();
    const int found = m_listed->rowCount();
    setWindowTitle(all == 0       ? tr("Cases")
                   : found == all ? tr("Cases (%1)").arg(all)
                                  : tr("Cases (%1 of %2)").arg(found).arg(all));
    if (all == 0 || found > 0) {
        m_none->clear();
    } else if (m_listed->kind() == CaseKind::All) {
        m_none->show(Notice::Kind::Note,
                     tr("None of the %1 cases matches “%2”.").arg(all).arg(m_listed->text()));
    } else {
        m_none->show(
            Notice::Kind::Note,
            m_listed->text().isEmpty()
                ? tr("None of the %1 cases is of this kind: %2.")
                      .arg(QString::number(all), m_kinds->currentText())
                : tr("None of the %1 cases matches “%2” and is of this kind: %3.")
                      .arg(QString::number(all), m_listed->text(), m_kinds->currentText()));
    }
}

/// Next and previous go on from the case last asked for, also where it did not open; the highlight
/// stays with what is on screen.
void CaseListDock::showWanted()
{
    const int shown = m_session.isLoading() ? m_session.wantedIndex() : m_session.datasetIndex();
    const auto inTable = [this](int row) {
        return row < 0 ? QModelIndex() : m_listed->mapFromSource(m_cases->index(row, 0));
    };
    m_table->selectionModel()->clearSelection();
    m_table->selectionModel()->select(inTable(shown),
                                      QItemSelectionModel::Select | QItemSelectionModel::Rows);
    if (const QModelIndex wanted = inTable(m_session.wantedIndex()); wanted.isValid()) {
        m_table->setCurrentIndex(wanted);
        m_table->scrollTo(wanted);
    }
}

bool CaseListDock::isSortedByVolume() const
{
    return m_listed->sortColumn() >= 0 && CaseTable::isRead(m_listed->sortColumn());
}

/// Sorted by what is not known of all, the table says so and offers to read them.
void CaseListDock::showReading()
{
    const int all = m_cases->rowCount();
    const int known = m_cases->digestCount();
    m_readingAll = m_readingAll && known < all;
    const bool isAsked = known < all && (isSortedByVolume() || m_readingAll);
    m_readAll->setVisible(isAsked);
    m_readAll->setText(m_readingAll ? tr("Stop") : tr("Read All"));
    if (isAsked) {
        m_unread->show(
            Notice::Kind::Note,
            m_readingAll
                ? tr("Reading: %1 of %2 cases.").arg(known).arg(all)
                : tr("%1 of %2 cases are read; the others come last.").arg(known).arg(all));
    } else {
        m_unread->clear();
    }
}

void CaseListDock::setReadingAll(bool all)
{
    m_readingAll = all;
    showReading();
    readInSight();
}

/// What is in sight comes first, and alone unless all is asked for.
void CaseListDock::readInSight()
{
    std::deque<int> wanted;
    const auto add = [&](int listed) {
        const int row = m_listed->mapToSource(m_listed->index(listed, 0)).row();
        if (m_cases->lacksDigest(row) && m_reader->rowAtWork() != row) {
            wanted.push_back(row);
        }
    };
    const CaseView::Sight sight = m_table->inSight();
    for (int listed = sight.first; listed < sight.behind; ++listed) {
        add(listed);
    }
    for (int listed = 0; m_readingAll && listed < m_listed->rowCount(); ++listed) {
        if (listed < sight.first || listed >= sight.behind) {
            add(listed);
        }
    }
    m_reader->want(std::move(wanted));
}

}  // namespace glioscope
