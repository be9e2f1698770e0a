// A dataset's table in the real window: what is read of which case, sorting, searching, and next
// and previous in the table's order.

#include "tests/support/main_window_case.h"
#include "tests/support/opened_files.h"
#include "tests/support/small_case.h"
#include "ui/dataset/case_table.h"

#include <QComboBox>
#include <QDockWidget>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <set>

using namespace glioscope;
namespace fs = std::filesystem;

namespace {

constexpr int kMany = 500;

/// Copies of one case under other names.
fs::path copies(const fs::path& dataset, const fs::path& original, int count)
{
    const std::string name = original.filename().string();
    for (int n = 0; n < count; ++n) {
        char copy[16];
        std::snprintf(copy, sizeof copy, "Case_%03d", n);
        fs::create_directories(dataset / copy);
        for (const fs::directory_entry& file : fs::directory_iterator(original)) {
            fs::copy_file(
                file.path(),
                dataset / copy / (copy + file.path().filename().string().substr(name.size())));
        }
    }
    return dataset;
}

}  // namespace

class TestDatasetTable : public test::MainWindowCase {
    Q_OBJECT
private Q_SLOTS:
    void ofFiveHundredCasesThoseInSightAloneAreRead()
    {
        const fs::path original =
            test::writeCase(m_folder.path() / "one", test::smallPhantom(12), {.name = "Original"});
        const fs::path dataset = copies(m_folder.path() / "many", original, kMany);
        test::OpenedFiles opened;
        for (const fs::directory_entry& folder : fs::directory_iterator(dataset)) {
            opened.watch(folder.path());
        }
        openCase(dataset);
        QCOMPARE(table()->model()->rowCount(), kMany);
        QTRY_VERIFY(inSightAreRead());
        std::set<std::string> allowed = {"Case_000"};  // which is open
        addInSight(allowed);
        QVERIFY(allowed.size() > 3 && allowed.size() < 40);
        requireReadWithin(opened, allowed);
        table()->scrollToBottom();
        QTRY_VERIFY(inSightAreRead());
        addInSight(allowed);
        QVERIFY(allowed.contains("Case_499"));
        requireReadWithin(opened, allowed);
        // Sorting and searching by what names tell reads nothing out of sight either.
        table()->sortByColumn(CaseTable::Sequences, Qt::DescendingOrder);
        table()->scrollToTop();
        search()->setText(QStringLiteral("Case_25"));
        QCOMPARE(table()->model()->rowCount(), 10);
        QTRY_VERIFY(inSightAreRead());
        addInSight(allowed);
        requireReadWithin(opened, allowed);
        search()->clear();
        table()->sortByColumn(CaseTable::Name, Qt::AscendingOrder);
    }

    void hiddenItReadsNothing()
    {
        const fs::path dataset = datasetOf("hidden", {"H_1", "H_2", "H_3"});
        test::OpenedFiles opened;
        for (const char* name : {"H_2", "H_3"}) {
            opened.watch(dataset / name);
        }
        QObject listener;
        connect(&m_workspace->session, &CaseSession::datasetChanged, &listener,
                [this] { dock()->hide(); });
        openCase(dataset);
        QTest::qWait(400);  // longer than it waits for the rows to stand still
        QVERIFY(opened.names().empty());
        dock()->show();
        QTRY_VERIFY(inSightAreRead());
        QVERIFY(opened.names().contains("H_3/H_3_seg.nii"));
        QVERIFY(!opened.names().contains("H_3/H_3_t1.nii"));  // one sequence is enough
    }

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

    void volumesAreThoseOfTheExpertsLabels()
    {
        openCase(datasetOf("volumes", {"W_1", "W_2"}));
        QTRY_VERIFY(inSightAreRead());
        const auto& volumes = m_workspace->session.layers().front().labels()->figures->volumes;
        for (const auto& [column, structure] :
             {std::pair(CaseTable::WholeTumour, Structure::WholeTumour),
              {CaseTable::TumourCore, Structure::TumourCore},
              {CaseTable::EnhancingTumour, Structure::Enhancing}}) {
            const auto figure = std::ranges::find(volumes, structure, &LabelVolume::structure);
            QVERIFY(figure->volumeMl > 0);
            QCOMPARE(cell(0, column), QLocale().toString(figure->volumeMl, 'f', 1));
        }
        QVERIFY(!picture(0).isNull() && !picture(1).isNull());
        QCOMPARE(cell(0, CaseTable::Labels), QStringLiteral("BraTS to 2021"));
    }

    void flagsComeFromNamesAndCutTheListDown()
    {
        const fs::path dataset = datasetOf("flags", {"K_1", "K_2", "K_3"});
        fs::remove(dataset / "K_2" / "K_2_seg.nii");
        fs::remove(dataset / "K_3" / "K_3_t1ce.nii");
        for (const char* model : {"vnet", "unet"}) {
            fs::copy_file(dataset / "K_1" / "K_1_seg.nii",
                          dataset / "K_1" / ("K_1_" + std::string(model) + "_seg.nii"));
        }
        openCase(dataset);
        QCOMPARE(listed(), QStringLiteral("K_1 K_2 K_3"));
        QCOMPARE(cell(0, CaseTable::Results), QStringLiteral("unet, vnet"));
        QCOMPARE(cell(1, CaseTable::Labels), QStringLiteral("none"));
        QCOMPARE(cell(1, CaseTable::WholeTumour), QStringLiteral("–"));
        QCOMPARE(cell(2, CaseTable::Sequences), QStringLiteral("no T1ce"));
        QCOMPARE(showKind(CaseKind::MissingSequence), QStringLiteral("K_3"));
        QCOMPARE(showKind(CaseKind::WithoutLabels), QStringLiteral("K_2"));
        QCOMPARE(showKind(CaseKind::WithLabels), QStringLiteral("K_1 K_3"));
        QCOMPARE(showKind(CaseKind::WithResults), QStringLiteral("K_1"));
        QCOMPARE(dock()->windowTitle(), QStringLiteral("Cases (1 of 3)"));
        QCOMPARE(showKind(CaseKind::Failed), QString());
        QVERIFY(label("noCaseFound")->isVisible());
        QCOMPARE(showKind(CaseKind::All), QStringLiteral("K_1 K_2 K_3"));
        QVERIFY(!label("noCaseFound")->isVisible());
    }

    void sortedByWhatIsNotReadItSaysSoAndReadsAllWhenAsked()
    {
        const fs::path original =
            test::writeCase(m_folder.path() / "two", test::smallPhantom(12), {.name = "Original"});
        openCase(copies(m_folder.path() / "some", original, 60));
        auto* all = m_window->findChild<QPushButton*>(QStringLiteral("readAllCases"));
        QTRY_VERIFY(inSightAreRead());
        QVERIFY(!all->isVisible() && !label("unreadCases")->isVisible());
        table()->sortByColumn(CaseTable::WholeTumour, Qt::DescendingOrder);
        QVERIFY(all->isVisible());
        QVERIFY(label("unreadCases")->text().contains(QStringLiteral("60")));
        all->click();
        QTRY_VERIFY(!all->isVisible());
        for (int row = 0; row < 60; ++row) {
            QVERIFY(cell(row, CaseTable::WholeTumour) != QStringLiteral("…"));
        }
        QVERIFY(!label("unreadCases")->isVisible());
        table()->sortByColumn(CaseTable::Name, Qt::AscendingOrder);
    }

    void whatIsKeptOfCasesCanBeForgotten()
    {
        const fs::path kept = m_folder.path() / "pictures";
        m_window->keepPicturesIn(kept);
        openCase(datasetOf("kept", {"P_1", "P_2"}));
        QTRY_VERIFY(inSightAreRead());
        QTRY_COMPARE(filesIn(kept / "cases"), 2);
        m_window->findChild<QAction*>(QStringLiteral("forgetCasePictures"))->trigger();
        QCOMPARE(filesIn(kept / "cases"), 0);
        QVERIFY(!picture(0).isNull());
        m_window->keepPicturesIn({});
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

private:
    QTableView* table() const
    {
        return m_window->findChild<QTableView*>(QStringLiteral("caseTable"));
    }
    QDockWidget* dock() const
    {
        return m_window->findChild<QDockWidget*>(QStringLiteral("caseListDock"));
    }
    QLineEdit* search() const
    {
        return m_window->findChild<QLineEdit*>(QStringLiteral("caseFilter"));
    }
    QString cell(int row, int column) const
    {
        return table()->model()->index(row, column).data().toString();
    }
    QIcon picture(int row) const
    {
        return table()
            ->model()
            ->index(row, CaseTable::Picture)
            .data(Qt::DecorationRole)
            .value<QIcon>();
    }
    QString openName() const
    {
        return QString::fromStdString(m_workspace->session.current()->files.name);
    }
    QString listed() const
    {
        QStringList names;
        for (int row = 0; row < table()->model()->rowCount(); ++row) {
            names << cell(row, CaseTable::Name);
        }
        return names.join(QLatin1Char(' '));
    }
    QString showKind(CaseKind kind)
    {
        auto* kinds = m_window->findChild<QComboBox*>(QStringLiteral("caseKind"));
        kinds->setCurrentIndex(kinds->findData(int(kind)));
        return listed();
    }
    void press(Qt::Key which)
    {
        QTRY_VERIFY(!m_workspace->session.isLoading());
        QTest::keyClick(m_window.get(), which, Qt::ControlModifier);
    }
    static int filesIn(const fs::path& folder)
    {
        std::error_code none;
        return static_cast<int>(
            std::distance(fs::directory_iterator(folder, none), fs::directory_iterator()));
    }

    std::pair<int, int> sight() const
    {
        const int last = table()->rowAt(table()->viewport()->height() - 1);
        return {table()->rowAt(0), last < 0 ? table()->model()->rowCount() - 1 : last};
    }
    bool inSightAreRead() const
    {
        const auto [first, last] = sight();
        for (int row = first; row <= last; ++row) {
            if (row < 0 || picture(row).isNull()) {
                return false;
            }
        }
        return true;
    }
    void addInSight(std::set<std::string>& names) const
    {
        const auto [first, last] = sight();
        for (int row = first; row <= last; ++row) {
            names.insert(cell(row, CaseTable::Name).toStdString());
        }
    }
    static void requireReadWithin(test::OpenedFiles& opened, const std::set<std::string>& allowed)
    {
        QVERIFY(!opened.names().empty());
        for (const std::string& file : opened.names()) {
            const std::string name = file.substr(0, file.find('/'));
            QVERIFY2(allowed.contains(name), file.c_str());
            // Of those that are not open the labels and one sequence.
            QVERIFY2(
                name == "Case_000" || file.ends_with("_flair.nii") || file.ends_with("_seg.nii"),
                file.c_str());
        }
    }

    /// Cases whose tumours are so many times as large; 0: without labels.
    fs::path datasetOf(const char* name, const std::vector<std::string>& cases,
                       const std::vector<int>& sizes = {})
    {
        for (std::size_t n = 0; n < cases.size(); ++n) {
            const int size = sizes.empty() ? 3 : sizes[n];
            Phantom phantom = m_phantom;
            for (std::size_t v = 0; v < phantom.labels.voxels.size(); ++v) {
                if (static_cast<int>(v % 3) >= size) {
                    phantom.labels.voxels[v] = Label::Background;
                }
            }
            test::writeCase(m_folder.path() / name, phantom,
                            {.name = cases[n], .withLabels = size > 0});
        }
        return m_folder.path() / name;
    }
};

QTEST_MAIN(TestDatasetTable)
#include "test_dataset_table.moc"
