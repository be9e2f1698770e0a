// A dataset's table in the real window: sorting, searching, and next and previous in the table's
// order; its columns, and the way through it by keys.

#include "tests/support/dataset_table_case.h"

#include <QTest>

using namespace glioscope;
namespace fs = std::filesystem;

class TestDatasetOrder : public test::DatasetTableCase {
    Q_OBJECT
private Q_SLOTS:
    void sortedByVolumeTheKeysFollowTheTable()
    {
        openCase(datasetOf("sorted", {"V_1", "V_2", "V_3", "V_4"}, {3, 0, 1, 2}));
        table()->sortByColumn(CaseTable::WholeTumour, Qt::AscendingOrder);
        QTRY_COMPARE(listed(), QStringLiteral("V_3 V_4 V_1 V_2"));  // without labels: last
        QAction* next = m_window->actions()[Command::NextCase];
        QCOMPARE(openName(), QStringLiteral("V_1"));
        press(Qt::Key_PageUp);
        QTRY_COMPARE(openName(), QStringLiteral("V_4"));
        press(Qt::Key_PageDown);
        QTRY_COMPARE(openName(), QStringLiteral("V_1"));
        press(Qt::Key_PageDown);
        QTRY_COMPARE(openName(), QStringLiteral("V_2"));
        QVERIFY(!next->isEnabled());
        table()->sortByColumn(CaseTable::WholeTumour, Qt::DescendingOrder);
        QTRY_COMPARE(listed(), QStringLiteral("V_1 V_4 V_3 V_2"));
        press(Qt::Key_PageUp);
        QTRY_COMPARE(openName(), QStringLiteral("V_3"));
        // A search that leaves the open case out: next and previous go on from its place.
        search()->setText(QStringLiteral("V_4"));
        QVERIFY(!next->isEnabled());
        QVERIFY(m_window->actions()[Command::PreviousCase]->isEnabled());
        search()->clear();
        table()->sortByColumn(CaseTable::Name, Qt::AscendingOrder);
        QTRY_COMPARE(listed(), QStringLiteral("V_1 V_2 V_3 V_4"));
        QVERIFY(next->isEnabled());
    }

    void withoutTheMouseItIsSortedByItsMenu()
    {
        openCase(datasetOf("menu", {"M_1", "M_2", "M_3"}, {2, 3, 1}));
        auto* byVolume = m_window->findChild<QAction*>(
            QStringLiteral("sortCasesBy%1").arg(int(CaseTable::TumourCore)));
        QVERIFY(table()->isColumnHidden(CaseTable::TumourCore));
        byVolume->trigger();
        QTRY_COMPARE(listed(), QStringLiteral("M_3 M_1 M_2"));
        byVolume->trigger();
        QTRY_COMPARE(listed(), QStringLiteral("M_2 M_1 M_3"));
        table()->sortByColumn(CaseTable::Name, Qt::AscendingOrder);
    }

    void doneCasesAreTickedAndTheNextIsOneThatIsNot()
    {
        const fs::path dataset = datasetOf("done", {"D_1", "D_2", "D_3", "D_4"});
        openCase(dataset);
        QAction* done = m_window->actions()[Command::MarkCaseDone];
        QVERIFY(done->isEnabled() && !done->isChecked());
        press(Qt::Key_D);
        QVERIFY(done->isChecked());
        QVERIFY(!table()->model()->index(0, 0).data(Qt::DecorationRole).isNull());
        QCOMPARE(table()->model()->index(0, 0).data(Qt::AccessibleDescriptionRole).toString(),
                 QStringLiteral("done"));
        press(Qt::Key_PageDown);
        QTRY_COMPARE(openName(), QStringLiteral("D_2"));
        QVERIFY(!done->isChecked());
        QCOMPARE(showKind(CaseKind::NotDone), QStringLiteral("D_2 D_3 D_4"));
        press(Qt::Key_D);
        QCOMPARE(listed(), QStringLiteral("D_3 D_4"));
        QCOMPARE(dock()->windowTitle(), QStringLiteral("Cases (2 of 4)"));
        QVERIFY(!m_window->actions()[Command::PreviousCase]->isEnabled());
        press(Qt::Key_PageDown);
        QTRY_COMPARE(openName(), QStringLiteral("D_3"));
        QCOMPARE(showKind(CaseKind::Done), QStringLiteral("D_1 D_2"));
        showKind(CaseKind::All);
        m_window->close();
        closeWindow();
        makeWindow();
        openCase(dataset);
        QVERIFY(done != m_window->actions()[Command::MarkCaseDone]);
        QVERIFY(m_window->actions()[Command::MarkCaseDone]->isChecked());
        QCOMPARE(showKind(CaseKind::NotDone), QStringLiteral("D_3 D_4"));
        showKind(CaseKind::All);
        // What is remembered tells neither name nor place.
        const QString kept =
            m_settings->value(QStringLiteral("cases/done")).toStringList().join(QLatin1Char(' '));
        QVERIFY(!kept.isEmpty() && !kept.contains(QStringLiteral("D_1")));
    }

    void allColumnsMakeRoomAndAreRemembered()
    {
        openCase(datasetOf("columns", {"A_with_quite_a_long_name_of_a_case_1", "A_2"}));
        auto* wide = m_window->findChild<QAction*>(QStringLiteral("allCaseColumns"));
        QVERIFY(table()->isColumnHidden(CaseTable::Results));
        const int before = dock()->width();
        wide->trigger();
        QTRY_VERIFY(dock()->width() > before + 100);
        for (int column = 0; column < CaseTable::ColumnCount; ++column) {
            QVERIFY(!table()->isColumnHidden(column));
        }
        QVERIFY(m_window->minimumSizeHint().width() <= 1024);
        // Nothing else of the window lies over it.
        const QRect place = dock()->geometry();
        for (int y = place.top() + 10; y < place.bottom(); y += 8) {
            for (int x = place.left() + 10; x < place.right() - 10; x += 30) {
                const QWidget* seen = m_window->childAt(x, y);
                QVERIFY2(seen == dock() || dock()->isAncestorOf(seen),
                         qPrintable(QStringLiteral("%1 at %2, %3")
                                        .arg(QLatin1String(seen->metaObject()->className()))
                                        .arg(x)
                                        .arg(y)));
            }
        }
        m_window->close();
        closeWindow();
        makeWindow();
        QVERIFY(!table()->isColumnHidden(CaseTable::Results));
        m_window->findChild<QAction*>(QStringLiteral("allCaseColumns"))->trigger();
        QVERIFY(table()->isColumnHidden(CaseTable::Results));
    }

    void theKeyboardReachesEveryPartAndEachIsNamed()
    {
        openCase(datasetOf("keys", {"T_1", "T_2"}));
        search()->setFocus();
        QStringList reached;
        for (int n = 0; n < 4; ++n) {
            reached << QApplication::focusWidget()->objectName();
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        QCOMPARE(reached,
                 (QStringList{QStringLiteral("caseFilter"), QStringLiteral("caseKind"),
                              QStringLiteral("caseListMenu"), QStringLiteral("caseTable")}));
        QVERIFY(!table()->accessibleName().isEmpty());
    }
};

QTEST_MAIN(TestDatasetOrder)
#include "test_dataset_order.moc"
