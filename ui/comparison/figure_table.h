#pragma once

// The compared segmentations and their figures against the reference as a table: a column a
// segmentation; rows for whether it is compared, which can be ticked, its volume, the volumes above
// 0.7 and 0.3 of a model's probabilities, and its figures, with formula and convention in the tool
// tip.

#include "ui/comparison/comparison.h"

#include <QAbstractTableModel>

#include <vector>

namespace glioscope {

class FigureTable : public QAbstractTableModel {
    Q_OBJECT
public:
    /// Both must outlive the table.
    FigureTable(Comparison& comparison, const ViewState& state, QObject* parent);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

    /// What counts where a mask is empty.
    void setConvention(const MetricConvention& convention);
    /// Whose lesions the figures by lesion are about; an index into kAllLesionRules.
    void setLesionRules(std::size_t rules);

private:
    void follow();
    [[nodiscard]] const Layer* layer(int column) const;
    [[nodiscard]] QString text(int row, const Layer& layer) const;
    [[nodiscard]] QString limitsText(const Layer& layer) const;
    [[nodiscard]] QString nameOf(int row) const;
    [[nodiscard]] QString help(int row) const;
    [[nodiscard]] QString lesionText(int row, const StructureFigures& figures) const;

    Comparison& m_comparison;
    const ViewState& m_state;
    std::vector<LayerId> m_ids;  // of the columns
    MetricConvention m_convention = kPlainConvention;
    std::size_t m_lesionRules = 0;
};

}  // namespace glioscope
