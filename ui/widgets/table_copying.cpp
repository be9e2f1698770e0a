#include "ui/widgets/table_copying.h"

#include "ui/widgets/translated.h"

#include <QAbstractItemModel>
#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QItemSelectionModel>
#include <QKeySequence>
#include <QTableView>

#include <algorithm>
#include <set>

namespace glioscope {
namespace {

/// A cell's text, or whether its box is ticked; on one line.
QString textOf(const QAbstractItemModel& model, int row, int column)
{
    const QModelIndex index = model.index(row, column);
    QString text = index.data(Qt::DisplayRole).toString();
    if (const QVariant ticked = index.data(Qt::CheckStateRole);
        text.isEmpty() && ticked.isValid()) {
        text = ticked.toInt() == Qt::Checked ? QStringLiteral("1") : QStringLiteral("0");
    }
    return text.replace(QLatin1Char('\n'), QLatin1Char(' ')).remove(QLatin1Char('\t'));
}

QString textOf(const QAbstractItemModel& model, const std::set<int>& rows,
               const std::set<int>& columns)
{
    QString text;
    for (const int column : columns) {
        text += QLatin1Char('\t') + model.headerData(column, Qt::Horizontal).toString();
    }
    for (const int row : rows) {
        text += QLatin1Char('\n') + model.headerData(row, Qt::Vertical).toString();
        for (const int column : columns) {
            text += QLatin1Char('\t') + textOf(model, row, column);
        }
    }
    return text + QLatin1Char('\n');
}

void copy(const QTableView& table)
{
    std::set<int> rows, columns;
    const QModelIndexList selected = table.selectionModel()->selectedIndexes();
    for (const QModelIndex& index : selected) {
        rows.insert(index.row());
        columns.insert(index.column());
    }
    QGuiApplication::clipboard()->setText(
        selected.size() > 1 ? textOf(*table.model(), rows, columns) : tableText(*table.model()));
}

}  // namespace

QString tableText(const QAbstractItemModel& model)
{
    std::set<int> rows, columns;
    for (int row = 0; row < model.rowCount(); ++row) {
        rows.insert(row);
    }
    for (int column = 0; column < model.columnCount(); ++column) {
        columns.insert(column);
    }
    return textOf(model, rows, columns);
}

void makeCopyable(QTableView& table)
{
    auto* action = new QAction(tr("Copy"), &table);
    action->setShortcut(QKeySequence::Copy);
    action->setShortcutContext(Qt::WidgetShortcut);
    QObject::connect(action, &QAction::triggered, &table, [&table] { copy(table); });
    table.addAction(action);
    if (table.contextMenuPolicy() == Qt::DefaultContextMenu) {
        table.setContextMenuPolicy(Qt::ActionsContextMenu);
    }
}

}  // namespace glioscope
