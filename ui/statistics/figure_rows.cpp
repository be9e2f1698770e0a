#include "ui/statistics/figure_rows.h"

#include <utility>

namespace glioscope {

FigureRows::FigureRows(std::vector<Column> columns, QObject* parent)
    : QAbstractTableModel(parent), m_columns(std::move(columns))
{
}

void FigureRows::show(std::vector<FigureRow> rows)
{
    const bool other = rows.size() != m_rows.size();
    if (other) {
        beginResetModel();
    }
    m_rows = std::move(rows);
    if (other) {
        endResetModel();
    } else if (!m_rows.empty()) {
        Q_EMIT headerDataChanged(Qt::Vertical, 0, rowCount() - 1);
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    }
}

int FigureRows::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int FigureRows::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant FigureRows::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const FigureRow& row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole: return row.cells.value(index.column());
    case Qt::ToolTipRole: return m_columns[static_cast<std::size_t>(index.column())].help;
    case Qt::TextAlignmentRole: return int(Qt::AlignRight | Qt::AlignVCenter);
    default: return {};
    }
}

QVariant FigureRows::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (section < 0 || section >= (orientation == Qt::Vertical ? rowCount() : columnCount())) {
        return {};
    }
    const auto at = static_cast<std::size_t>(section);
    if (orientation == Qt::Horizontal) {
        return role == Qt::DisplayRole   ? QVariant(m_columns[at].name)
               : role == Qt::ToolTipRole ? QVariant(m_columns[at].help)
                                         : QVariant();
    }
    return role == Qt::DisplayRole      ? QVariant(m_rows[at].name)
           : role == Qt::ToolTipRole    ? QVariant(m_rows[at].help)
           : role == Qt::DecorationRole ? QVariant(m_rows[at].icon)
                                        : QVariant();
}

}  // namespace glioscope
