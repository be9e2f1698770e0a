#include "ui/comparison/disagreement_table.h"

#include "ui/widgets/long_text.h"
#include "ui/widgets/number_text.h"

namespace glioscope {

DisagreementTable::DisagreementTable(const Comparison& comparison, QObject* parent)
    : QAbstractTableModel(parent), m_comparison(comparison)
{
    connect(&comparison, &Comparison::changed, this, &DisagreementTable::follow);
    follow();
}

void DisagreementTable::follow()
{
    const Differences* now = m_comparison.differences();
    if (now != m_shown) {
        beginResetModel();
        m_shown = now;
        m_rows = now ? static_cast<int>(now->disagreements.size()) : 0;
        endResetModel();
    }
}

int DisagreementTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int DisagreementTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int{ColumnCount};
}

QVariant DisagreementTable::data(const QModelIndex& index, int role) const
{
    const Differences* found = m_comparison.differences();
    if (!index.isValid() || !found ||
        index.row() >= static_cast<int>(found->disagreements.size())) {
        return {};
    }
    const Disagreement& at = found->disagreements[static_cast<std::size_t>(index.row())];
    if (role == Qt::TextAlignmentRole && index.column() == Ml) {
        return int(Qt::AlignRight | Qt::AlignVCenter);
    }
    if (role == Qt::ToolTipRole) {
        return tr("%L1 voxels").arg(at.voxels);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    const auto others = static_cast<LayerSet>(found->votes.everybody() & ~at.sayIt);
    switch (index.column()) {
    case Ml: return shownNumber(at.ml, 'f', at.ml < 0.1 ? 3 : 2);
    case For: return listed(found->names(at.sayIt));
    default: return listed(found->names(others));
    }
}

QVariant DisagreementTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole) {
        return {};
    }
    if (orientation == Qt::Vertical) {
        return section + 1;
    }
    return section == Ml ? tr("ml") : section == For ? tr("Yes") : tr("No");
}

}  // namespace glioscope
