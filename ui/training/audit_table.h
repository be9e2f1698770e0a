#pragma once

// The audited cases as a table, a row a case; errors are red with a sign, warnings amber.

#include "ui/training/audit_report.h"

#include <QAbstractTableModel>

namespace glioscope {

class AuditTable : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Patient, Sequences, Grid, Labels, Findings, Columns };

    using QAbstractTableModel::QAbstractTableModel;

    void setReport(AuditReport report);
    [[nodiscard]] const AuditReport& report() const { return m_report; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    AuditReport m_report;
};

}  // namespace glioscope
