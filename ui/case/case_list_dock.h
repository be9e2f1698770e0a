#pragma once

// The cases of an open dataset folder: name, which sequences each has, whether an expert labelled
// it, and a filter. Hidden while a single case is open. A click or Enter on a row asks for that
// case; the dock opens nothing itself. Highlighted is the case that is open, or loading, and no
// other.

#include <QAbstractTableModel>
#include <QDockWidget>

#include <optional>

class QSortFilterProxyModel;
class QTableView;

namespace glioscope {

class CaseSession;
class NoticeLabel;

/// A row a case of the session's dataset; one that did not open carries a sign and the reason.
class CaseTable : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Sequences, Labels, ColumnCount };

    CaseTable(CaseSession& session, QObject* parent);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    CaseSession& m_session;
};

class CaseListDock : public QDockWidget {
    Q_OBJECT
public:
    /// `session` must outlive the dock.
    explicit CaseListDock(CaseSession& session, QWidget* parent = nullptr);

    /// The nearest case beside `index` that the filter lets through, before it with step -1 and
    /// after it with 1; nothing where there is none.
    [[nodiscard]] std::optional<int> neighbour(int index, int step) const;

Q_SIGNALS:
    void caseChosen(int index);
    void filterChanged();

private:
    void makeTable();
    [[nodiscard]] QWidget* makeFilter();
    void setFilter(const QString& text);
    void showSession();
    void showCount();
    void showWanted();

    CaseSession& m_session;
    CaseTable* m_cases;
    QSortFilterProxyModel* m_filtered;
    QTableView* m_table;
    NoticeLabel* m_none;  ///< said where the filter lets no case through
    QString m_filter;
    std::optional<std::size_t> m_shownCount;  ///< nothing before the first case
};

}  // namespace glioscope
