#include "ui/comparison/cohort_table.h"

#include "ui/widgets/number_text.h"
#include "ui/widgets/path_string.h"
#include "ui/widgets/sentence_text.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace glioscope {
namespace {

QString textOf(const std::string& bytes)
{
    return shownPath(QString::fromStdString(bytesText(bytes)));
}

QString numberText(const std::optional<double>& value, int decimals)
{
    if (!value) {
        return QStringLiteral("–");
    }
    return std::isinf(*value) ? QStringLiteral("∞") : shownNumber(*value, 'f', decimals);
}

}  // namespace

CohortTable::CohortTable(std::vector<ComparedCase> compared, QObject* parent)
    : QAbstractTableModel(parent), m_rows(std::move(compared))
{
}

std::vector<Structure> CohortTable::structures() const
{
    std::set<Structure> known;
    for (const ComparedCase& row : m_rows) {
        for (const auto& [structure, figures] : row.figures) {
            known.insert(structure);
        }
    }
    return {known.begin(), known.end()};
}

void CohortTable::setStructure(Structure structure)
{
    if (structure != m_structure) {
        m_structure = structure;
        sort(m_column, m_order);
    }
}

std::optional<double> CohortTable::number(const ComparedCase& row, int column) const
{
    const auto found = row.figures.find(m_structure);
    if (found == row.figures.end()) {
        return std::nullopt;
    }
    switch (column) {
    case Dice: return found->second.dice;
    case Hd95: return found->second.hd95Mm;
    case Volume: return found->second.volumeMl;
    default: return found->second.referenceMl;
    }
}

bool CohortTable::isBefore(const ComparedCase& a, const ComparedCase& b) const
{
    const bool ascending = m_order == Qt::AscendingOrder;
    if (m_column == CaseName || m_column == Model) {
        const std::string& left = m_column == Model ? a.model : a.caseName;
        const std::string& right = m_column == Model ? b.model : b.caseName;
        return ascending ? left < right : right < left;
    }
    const auto left = number(a, m_column), right = number(b, m_column);
    if (!left || !right) {
        return left && !right;
    }
    return ascending ? *left < *right : *right < *left;
}

void CohortTable::sort(int column, Qt::SortOrder order)
{
    m_column = column;
    m_order = order;
    beginResetModel();
    if (column >= 0) {
        std::ranges::stable_sort(m_rows, [this](const ComparedCase& a, const ComparedCase& b) {
            return isBefore(a, b);
        });
    }
    endResetModel();
}

int CohortTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int CohortTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int{ColumnCount};
}

QVariant CohortTable::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    const ComparedCase& row = at(index.row());
    if (role == Qt::TextAlignmentRole && index.column() >= Dice) {
        return int(Qt::AlignRight | Qt::AlignVCenter);
    }
    if (role == Qt::ToolTipRole && !row.problem.empty()) {
        return shownSentence(row.problem);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (index.column()) {
    case CaseName: return textOf(row.caseName);
    case Model: return textOf(row.model);
    case Dice: return numberText(number(row, Dice), 3);
    default: return numberText(number(row, index.column()), 2);
    }
}

QVariant CohortTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole) {
        return {};
    }
    if (orientation == Qt::Vertical) {
        return section + 1;
    }
    switch (section) {
    case CaseName: return tr("Case");
    case Model: return tr("Model");
    case Dice: return tr("Dice");
    case Hd95: return tr("HD95 (mm)");
    case Volume: return tr("Volume (ml)");
    default: return tr("Reference (ml)");
    }
}

}  // namespace glioscope
