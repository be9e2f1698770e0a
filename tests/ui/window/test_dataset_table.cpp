// A dataset's table in the real window: what is read of which case, and what it says of them.

#include "tests/support/dataset_table_case.h"
#include "tests/support/opened_files.h"

#include <QPushButton>
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

class TestDatasetTable : public test::DatasetTableCase {
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
        dock()->raise();  // it may be a tab among others
        QTRY_VERIFY(inSightAreRead());
        QVERIFY(opened.names().contains("H_3/H_3_seg.nii"));
        QVERIFY(!opened.names().contains("H_3/H_3_t1.nii"));  // one sequence is enough
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

    void keptResultsCountAmongModelsAndNothingIsReadForThem()
    {
        const fs::path dataset = datasetOf("kept results", {"R_1", "R_2"});
        fs::copy_file(dataset / "R_2" / "R_2_seg.nii", dataset / "R_2" / "R_2_vnet_seg.nii");
        const ResultStore store(m_folder.path() / "store");
        m_workspace->run.useStore(store, {});
        openCase(dataset / "R_2");
        StoredResult stored;
        stored.result = {.model = "unet",
                         .modelSha256 = std::string(64, 'b'),
                         .labels = result(Label::Oedema),
                         .maps = {}};
        QVERIFY(store.put(contentHash(m_workspace->session.current()->files), {}, stored));
        openCase(dataset / "R_2");  // as a run that ends does, this tells the store whose it is
        QTRY_COMPARE(m_workspace->run.earlierResults(), 1);
        closeWindow();
        makeWindow();
        m_workspace->run.useStore(store, {});
        test::OpenedFiles opened;
        opened.watch(dataset / "R_2");
        QObject listener;
        connect(&m_workspace->session, &CaseSession::datasetChanged, &listener,
                [this] { dock()->hide(); });
        openCase(dataset);
        QTRY_COMPARE(cell(1, CaseTable::Results), QStringLiteral("unet, vnet"));
        QCOMPARE(cell(0, CaseTable::Results), QString());
        QVERIFY(opened.names().empty());
        dock()->show();
        QCOMPARE(showKind(CaseKind::WithResults), QStringLiteral("R_2"));
        showKind(CaseKind::All);
        m_workspace->run.forgetAll();
        QTRY_COMPARE(cell(1, CaseTable::Results), QStringLiteral("vnet"));
        m_workspace->run.useStore(ResultStore(), {});
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

private:
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
};

QTEST_MAIN(TestDatasetTable)
#include "test_dataset_table.moc"
