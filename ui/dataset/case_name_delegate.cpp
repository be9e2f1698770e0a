#include "ui/dataset/case_name_delegate.h"

#include "ui/dataset/case_table.h"

#include <QApplication>
#include <QPainter>
#include <QStyle>

#include <utility>

namespace glioscope {
namespace {

constexpr int kMargin = 4;

/// "no T1ce · BraTS to 2021"
QString flagsOf(const QModelIndex& index)
{
    return CaseNameDelegate::tr("%1 · %2").arg(
        index.siblingAtColumn(CaseTable::Sequences).data().toString(),
        index.siblingAtColumn(CaseTable::Labels).data(CaseTable::kFlagRole).toString());
}

}  // namespace

/// A sign is as high as the text, while pictures beside it are larger.
void CaseNameDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const int edge = option->fontMetrics.height();
    option->decorationSize = QSize(edge, edge);
}

void CaseNameDelegate::paint(QPainter* painter, const QStyleOptionViewItem& given,
                             const QModelIndex& index) const
{
    if (!m_twoLines) {
        QStyledItemDelegate::paint(painter, given, index);
        return;
    }
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    const QString name = std::exchange(option.text, QString());
    const QStyle* style = option.widget ? option.widget->style() : QApplication::style();
    const QIcon sign = std::exchange(option.icon, QIcon());
    option.features.setFlag(QStyleOptionViewItem::HasDecoration, false);
    style->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);
    QRect room = option.rect.adjusted(kMargin, 0, -kMargin, 0);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (!sign.isNull()) {
        const QSize size = option.decorationSize;
        const int top = room.center().y() - size.height() / 2;
        sign.paint(painter, QRect(QPoint(room.left(), top), size), Qt::AlignCenter,
                   selected ? QIcon::Selected : QIcon::Normal);
        room.setLeft(room.left() + size.width() + kMargin);
    }
    const QRect upper(room.left(), room.top(), room.width(), room.height() / 2);
    const QRect lower(room.left(), upper.bottom() + 1, room.width(), room.height() / 2);
    painter->save();
    painter->setFont(option.font);
    painter->setPen(option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text));
    painter->drawText(upper, Qt::AlignLeft | Qt::AlignBottom,
                      option.fontMetrics.elidedText(name, Qt::ElideMiddle, upper.width()));
    painter->setFont(given.font);
    painter->setPen(
        option.palette.color(selected ? QPalette::HighlightedText : QPalette::PlaceholderText));
    painter->drawText(lower, Qt::AlignLeft | Qt::AlignTop,
                      given.fontMetrics.elidedText(flagsOf(index), Qt::ElideRight, lower.width()));
    painter->restore();
}

}  // namespace glioscope
