#include "ui/widgets/table_copying.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>

using namespace glioscope;

namespace {

/// Two rows and two columns, the first of them with a box to tick.
void fill(QStandardItemModel& model)
{
    model.setHorizontalHeaderLabels({QStringLiteral("unet"), QStringLiteral("vnet")});
    model.setVerticalHeaderLabels({QStringLiteral("Compared"), QStringLiteral("Dice")});
    for (int column = 0; column < 2; ++column) {
        auto* box = new QStandardItem;
        box->setCheckable(true);
        box->setCheckState(column == 0 ? Qt::Checked : Qt::Unchecked);
        model.setItem(0, column, box);
        model.setItem(1, column, new QStandardItem(QString::number(0.5 + column / 4.0)));
    }
}

}  // namespace

class TestTableCopying : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theTextHasHeadingsAndTicks()
    {
        QStandardItemModel model;
        fill(model);
        QCOMPARE(tableText(model),
                 QStringLiteral("\tunet\tvnet\nCompared\t1\t0\nDice\t0.5\t0.75\n"));
    }

    void aCellHasNoTabsOrLinesOfItsOwn()
    {
        QStandardItemModel model;
        model.setItem(0, 0, new QStandardItem(QStringLiteral("a\tb\nc")));
        QCOMPARE(tableText(model), QStringLiteral("\t1\n1\tab c\n"));
    }

    void ctrlCCopiesAllOrWhatIsSelected()
    {
        QStandardItemModel model;
        fill(model);
        QTableView table;
        table.setModel(&model);
        makeCopyable(table);
        QAction* copy = table.actions().constFirst();
        QCOMPARE(copy->shortcut(), QKeySequence(QKeySequence::Copy));
        copy->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), tableText(model));
        table.selectRow(1);
        copy->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(),
                 QStringLiteral("\tunet\tvnet\nDice\t0.5\t0.75\n"));
        // One cell is where the focus happens to be.
        table.setCurrentIndex(model.index(1, 0));
        copy->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), tableText(model));
    }
};

QTEST_MAIN(TestTableCopying)
#include "test_table_copying.moc"
