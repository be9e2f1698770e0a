#pragma once

// The cases of an open dataset folder: name, which sequences each has, whether an expert labelled
// it, and a filter. Hidden while a single case is open. Choosing a row asks for that case; it opens
// nothing itself.

#include <QAbstractTableModel>
#include <QDockWidget>

class QLineEdit;
class QSortFilterProxyModel;
class QTableView;

namespace glioscope {

class CaseSession;

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

Q_SIGNALS:
    void caseChosen(int index);

private:
    void showSession();
    void showWanted();

    CaseSession& m_session;
    CaseTable* m_cases;
    QSortFilterProxyModel* m_filtered;
    QTableView* m_table;
    std::optional<std::size_t> m_shownCount;  ///< nothing before the first case
};

}  // namespace glioscope
