#pragma once

// Which cases of a table are listed and in which order: by a column, cut down by text and by kind.
// What has no value in the column comes last, whichever way it is sorted; equals stay in the
// dataset's order.

#include "ui/dataset/case_table.h"

#include <QSortFilterProxyModel>

#include <optional>

namespace glioscope {

class CaseOrder : public QSortFilterProxyModel {
    Q_OBJECT
public:
    CaseOrder(CaseTable& cases, QObject* parent);

    void setText(const QString& text);
    [[nodiscard]] const QString& text() const { return m_text; }
    void setKind(CaseKind kind);
    [[nodiscard]] CaseKind kind() const { return m_kind; }

    /// The case listed beside case `index`, before it with step -1 and after it with 1, also where
    /// that one is not listed itself; nothing where there is none. -1 is before all.
    [[nodiscard]] std::optional<int> neighbour(int index, int step) const;

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    [[nodiscard]] bool comesBefore(int row, int other) const;
    [[nodiscard]] int sourceRow(int listed) const;

    CaseTable& m_cases;
    QString m_text;
    CaseKind m_kind = CaseKind::All;
};

}  // namespace glioscope
