#pragma once

// Where the images and layers of the open case lie, a row each: axes, spacing, how the grid relates
// to the case's and, where it is another, how far a corner is off.

#include "ui/case/case_session.h"
#include "viewer/state/view_state.h"

#include <QAbstractTableModel>

#include <vector>

namespace glioscope {

class GeometryTable : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Axes, Spacing, Grid, ColumnCount };

    struct Row {
        QString name;
        LayerId layer = 0;  ///< 0 for an image of the case
        GeometryPassport passport;
    };

    /// Both must outlive it.
    GeometryTable(ViewState& state, CaseSession& session, QObject* parent);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// Null where there is none. Valid until the next change.
    [[nodiscard]] const Row* row(int number) const;

private:
    void fill();

    ViewState& m_state;
    CaseSession& m_session;
    std::vector<Row> m_rows;
    ViewState::Subscription m_subscription;
};

}  // namespace glioscope
