#pragma once

// A case's name, and below it, where the table has no columns for them, what its names tell:
// missing sequences and labels.

#include <QStyledItemDelegate>

namespace glioscope {

class CaseNameDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setTwoLines(bool twoLines) { m_twoLines = twoLines; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;

private:
    bool m_twoLines = false;
};

}  // namespace glioscope
