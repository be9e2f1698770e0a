#include "ui/widgets/figure_table.h"

#include "ui/widgets/table_copying.h"

#include <QHeaderView>
#include <QStyle>
#include <QTableView>

namespace glioscope {

QTableView* makeFigureTable(QAbstractItemModel* model, const QString& name, const QString& spoken)
{
    auto* table = new QTableView;
    table->setObjectName(name);
    table->setAccessibleName(spoken);
    table->setModel(model);
    table->setShowGrid(false);
    table->setAlternatingRowColors(true);
    table->setTabKeyNavigation(false);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setWordWrap(false);
    table->verticalHeader()->setDefaultSectionSize(table->fontMetrics().height() + 6);
    for (QHeaderView* header : {table->horizontalHeader(), table->verticalHeader()}) {
        header->setHighlightSections(false);
    }
    makeCopyable(*table);
    return table;
}

QTableView* makeRowTable(QAbstractItemModel* model, const QString& name, const QString& spoken)
{
    QTableView* table = makeFigureTable(model, name, spoken);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    return table;
}

void fitHeight(QTableView& table, int rows)
{
    const int bar = table.horizontalScrollBarPolicy() == Qt::ScrollBarAlwaysOff
                        ? 0
                        : table.style()->pixelMetric(QStyle::PM_ScrollBarExtent);
    table.setFixedHeight(table.horizontalHeader()->sizeHint().height() +
                         rows * table.verticalHeader()->defaultSectionSize() +
                         2 * table.frameWidth() + bar);
}

}  // namespace glioscope
