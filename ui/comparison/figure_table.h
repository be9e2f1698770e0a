#pragma once

// The compared segmentations and their figures against the reference as a table: a column a
// segmentation, a row a figure, with its formula and its rule for what is empty in the tool tip.

#include "ui/comparison/comparison.h"

#include <QAbstractTableModel>

#include <vector>

namespace glioscope {

class FigureTable : public QAbstractTableModel {
    Q_OBJECT
public:
    /// Compared can be ticked; LimitsMl is the volume above 0.7 and above 0.3 of a model's
    /// probabilities.
    enum Row { Compared, Dice, Hd95, Ml, ErrorMl, Sensitivity, Precision, LimitsMl, RowCount };

    /// Both must outlive the table.
    FigureTable(Comparison& comparison, const ViewState& state, QObject* parent);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    void follow();
    [[nodiscard]] const Layer* layer(int column) const;
    [[nodiscard]] QString text(Row row, const Layer& layer) const;
    [[nodiscard]] QString limitsText(const Layer& layer) const;

    Comparison& m_comparison;
    const ViewState& m_state;
    std::vector<LayerId> m_ids;  // of the columns
};

}  // namespace glioscope
