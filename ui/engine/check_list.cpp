#include "ui/engine/check_list.h"

#include "ui/widgets/labelled_row.h"
#include "ui/widgets/notice_label.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace glioscope {

CheckList::CheckList(QWidget* parent) : QWidget(parent), m_lines(new QVBoxLayout(this))
{
    m_lines->setContentsMargins(0, 0, 0, 0);
}

void CheckList::setLines(const std::vector<Notice>& lines)
{
    while (QLayoutItem* item = m_lines->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    for (const Notice& line : lines) {
        auto* row = new QWidget;
        auto* layout = new QHBoxLayout(row);
        layout->setContentsMargins(0, 0, 0, 0);
        auto* sign = new QLabel;
        const int size = fontMetrics().height();
        sign->setPixmap(noticeIcon(line.kind).pixmap(QSize(size, size), devicePixelRatioF()));
        sign->setAccessibleName(noticeMeaning(line.kind));
        auto* text = makeWrappedLabel({});
        text->setText(line.text);
        layout->addWidget(sign, 0, Qt::AlignTop);
        layout->addWidget(text, 1);
        m_lines->addWidget(row);
    }
}

}  // namespace glioscope
