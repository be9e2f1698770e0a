#pragma once

// A comparison of a dataset as a table: a row for a case under a model, with the figures of one
// structure. Sorts by number; what has none comes last, whichever way it is sorted.

#include "segmentation/jobs/comparison_results.h"

#include <QAbstractTableModel>

#include <vector>

namespace glioscope {

class CohortTable : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { CaseName, Model, Dice, Hd95, Volume, Reference, ColumnCount };

    CohortTable(std::vector<ComparedCase> compared, QObject* parent);

    [[nodiscard]] Structure structure() const { return m_structure; }
    void setStructure(Structure structure);
    /// Those that any row has figures of, in their usual order.
    [[nodiscard]] std::vector<Structure> structures() const;
    [[nodiscard]] const ComparedCase& at(int row) const
    {
        return m_rows[static_cast<std::size_t>(row)];
    }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    [[nodiscard]] std::optional<double> number(const ComparedCase& row, int column) const;
    [[nodiscard]] bool isBefore(const ComparedCase& a, const ComparedCase& b) const;

    std::vector<ComparedCase> m_rows;
    Structure m_structure = Structure::WholeTumour;
    int m_column = -1;
    Qt::SortOrder m_order = Qt::AscendingOrder;
};

}  // namespace glioscope
