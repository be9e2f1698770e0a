#pragma once

// The places where segmentations disagree as a table, the largest first: how large, and for whom
// they belong to the structure.

#include "ui/comparison/comparison.h"

#include <QAbstractTableModel>

namespace glioscope {

class DisagreementTable : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Ml, For, NotFor, ColumnCount };

    /// `comparison` must outlive the table.
    DisagreementTable(const Comparison& comparison, QObject* parent);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void follow();

    const Comparison& m_comparison;
    const Differences* m_shown = nullptr;  // compared, never read
    int m_rows = 0;
};

}  // namespace glioscope
