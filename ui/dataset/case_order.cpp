#include "ui/dataset/case_order.h"

#include <algorithm>
#include <array>

namespace glioscope {
namespace {

constexpr std::array kSearched = {CaseTable::Name, CaseTable::Sequences, CaseTable::Labels,
                                  CaseTable::Results};

}  // namespace

CaseOrder::CaseOrder(CaseTable& cases, QObject* parent)
    : QSortFilterProxyModel(parent), m_cases(cases)
{
    setSortRole(CaseTable::kSortRole);
    setSourceModel(&cases);
}

void CaseOrder::setText(const QString& text)
{
    beginFilterChange();
    m_text = text;
    endFilterChange(Direction::Rows);
}

void CaseOrder::setKind(CaseKind kind)
{
    beginFilterChange();
    m_kind = kind;
    endFilterChange(Direction::Rows);
}

bool CaseOrder::filterAcceptsRow(int row, const QModelIndex&) const
{
    return m_cases.is(row, m_kind) &&
           (m_text.isEmpty() || std::ranges::any_of(kSearched, [&](int column) {
                return m_cases.index(row, column)
                    .data()
                    .toString()
                    .contains(m_text, Qt::CaseInsensitive);
            }));
}

bool CaseOrder::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    const bool rising = sortOrder() == Qt::AscendingOrder;
    const QVariant a = left.data(sortRole());
    const QVariant b = right.data(sortRole());
    if (a.isValid() != b.isValid()) {
        return rising ? a.isValid() : b.isValid();
    }
    if (a.isValid() && a != b) {
        return QSortFilterProxyModel::lessThan(left, right);
    }
    return rising ? left.row() < right.row() : left.row() > right.row();
}

bool CaseOrder::comesBefore(int row, int other) const
{
    if (sortColumn() < 0) {
        return row < other;
    }
    const QModelIndex a = m_cases.index(row, sortColumn());
    const QModelIndex b = m_cases.index(other, sortColumn());
    return sortOrder() == Qt::AscendingOrder ? lessThan(a, b) : lessThan(b, a);
}

int CaseOrder::sourceRow(int listed) const
{
    return mapToSource(index(listed, 0)).row();
}

std::optional<int> CaseOrder::neighbour(int index, int step) const
{
    int place = -1;  // of the case, or of the one before its place
    if (index >= 0 && index < m_cases.rowCount()) {
        const QModelIndex listed = mapFromSource(m_cases.index(index, 0));
        while (!listed.isValid() && place + 1 < rowCount() &&
               comesBefore(sourceRow(place + 1), index)) {
            ++place;
        }
        place = listed.isValid() ? listed.row() : step < 0 ? place + 1 : place;
    }
    const int beside = place + step;
    return beside >= 0 && beside < rowCount() ? std::optional(sourceRow(beside)) : std::nullopt;
}

}  // namespace glioscope
