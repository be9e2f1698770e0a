#include "ui/training/audit_table.h"

#include "ui/widgets/notice_label.h"

#include <QApplication>
#include <QPalette>

#include <utility>

namespace glioscope {
namespace {

Notice::Kind kindOf(const AuditReport::Row& row)
{
    return !row.errors.isEmpty()     ? Notice::Kind::Problem
           : !row.warnings.isEmpty() ? Notice::Kind::Warning
                                     : Notice::Kind::Good;
}

QString cellText(const AuditReport::Row& row, int column)
{
    switch (column) {
    case AuditTable::Name: return row.name;
    case AuditTable::Patient: return row.patient;
    case AuditTable::Sequences: return row.sequences;
    case AuditTable::Grid: return row.grid;
    case AuditTable::Labels: return row.labels;
    case AuditTable::Findings: {
        const QStringList findings = row.errors + row.warnings;
        return findings.isEmpty() ? AuditTable::tr("Good") : findings.join(QLatin1Char('\n'));
    }
    default: return {};
    }
}

}  // namespace

void AuditTable::setReport(AuditReport report)
{
    beginResetModel();
    m_report = std::move(report);
    endResetModel();
}

int AuditTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_report.cases.size());
}

int AuditTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : Columns;
}

QVariant AuditTable::data(const QModelIndex& index, int role) const
{
    const AuditReport::Row& row = m_report.cases[static_cast<std::size_t>(index.row())];
    const Notice::Kind kind = kindOf(row);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole: return cellText(row, index.column());
    case Qt::DecorationRole:
        return index.column() == Findings ? QVariant(noticeIcon(kind)) : QVariant();
    case Qt::AccessibleTextRole:
        return index.column() == Findings
                   ? noticeMeaning(kind) + QStringLiteral(": ") + cellText(row, Findings)
                   : cellText(row, index.column());
    case Qt::ForegroundRole: {
        const QColor colour = noticeTextColour(kind, QApplication::palette());
        return index.column() == Findings && colour.isValid() ? QVariant(colour) : QVariant();
    }
    case Qt::TextAlignmentRole: return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    default: return {};
    }
}

QVariant AuditTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return role == Qt::TextAlignmentRole && orientation == Qt::Horizontal
                   ? QVariant(Qt::AlignLeft | Qt::AlignVCenter)
                   : QVariant();
    }
    const QStringList names = {tr("Case"), tr("Patient"), tr("Sequences"),
                               tr("Grid"), tr("Labels"),  tr("Findings")};
    return names.value(section);
}

}  // namespace glioscope
