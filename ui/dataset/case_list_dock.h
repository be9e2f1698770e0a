#pragma once

// The cases of an open dataset folder as a table, with a search, a choice of kinds and sorting.
// Hidden while a single case is open. A click or Enter on a row asks for that case; the dock opens
// nothing itself. Highlighted is the case that is open, or loading, and no other. Pictures and
// volumes are read in the background, of the rows in sight alone unless all are asked for.

#include "ui/dataset/case_order.h"
#include "ui/dataset/digest_reader.h"

#include <QDockWidget>
#include <QTimer>

#include <functional>
#include <optional>

class QAction;
class QComboBox;
class QLineEdit;
class QMenu;
class QPushButton;
class QToolButton;

namespace glioscope {

class CaseSession;
class CaseView;
class NoticeLabel;

class CaseListDock : public QDockWidget {
    Q_OBJECT
public:
    /// `session` must outlive the dock.
    explicit CaseListDock(CaseSession& session, QWidget* parent = nullptr);

    /// Keeps what is read of cases from one start to the next.
    void keepIn(const PictureStore& store) { m_reader->setStore(store); }

    /// Tells of a case for which models results are kept elsewhere than beside it; runs on worker
    /// threads. To be told again when there are others.
    void setKeptModels(std::function<QStringList(const CaseFiles&)> keptModels);

    /// The case listed beside case `index`, before it with step -1 and after it with 1; nothing
    /// where there is none.
    [[nodiscard]] std::optional<int> neighbour(int index, int step) const;

    /// The user's ticks, see CaseTable.
    [[nodiscard]] bool isDone(int index) const { return m_cases->isDone(index); }
    void setDone(int index, bool done) { m_cases->setDone(index, done); }
    [[nodiscard]] const QStringList& doneCases() const { return m_cases->doneCases(); }
    void setDoneCases(const QStringList& keys) { m_cases->setDoneCases(keys); }

    /// Whether columns are shown that a narrow dock has no room for.
    [[nodiscard]] bool showsAllColumns() const;
    void showAllColumns(bool all);

Q_SIGNALS:
    void caseChosen(int index);
    /// Which cases are listed, or in which order.
    void filterChanged();

private:
    void makeActions();
    [[nodiscard]] QLineEdit* makeSearch();
    void makeKinds();
    void fillSorting(QMenu& menu);
    [[nodiscard]] QToolButton* makeMenu();
    [[nodiscard]] QWidget* makeFields();
    [[nodiscard]] QWidget* makeReading();
    void connectParts();
    void lookForKept();
    void takeList();
    void showSession();
    void showCount();
    void showWanted();
    void showReading();
    [[nodiscard]] bool isSortedByVolume() const;
    void setReadingAll(bool all);
    void readInSight();

    CaseSession& m_session;
    CaseTable* m_cases;
    CaseOrder* m_listed;
    DigestReader* m_reader;
    CaseView* m_table;
    QComboBox* m_kinds = nullptr;
    NoticeLabel* m_none;  ///< said where no case is listed
    NoticeLabel* m_unread;
    QPushButton* m_readAll = nullptr;
    QAction* m_allColumns = nullptr;
    std::function<QStringList(const CaseFiles&)> m_keptModels;
    int m_keptLooks = 0;
    QTimer m_look;  ///< until the rows in sight stand still
    bool m_readingAll = false;
    std::optional<std::size_t> m_shownCount;  ///< nothing before the first case
};

}  // namespace glioscope
