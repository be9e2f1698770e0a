// Audit and prepare cancelled in the training window while the real engine is at work.

#include "tests/support/small_case.h"
#include "tests/support/training_dialog_fixture.h"
#include "training/settings/reference_file_name.h"
#include "ui/training/prepare_settings.h"

#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QSpinBox>
#include <QTableView>

#include <algorithm>
#include <map>

using namespace glioscope;
namespace fs = std::filesystem;

namespace {

constexpr int kCases = 12;  // more than the engine prepares at once
constexpr int kManyCases = 300;

/// Not so small that the engine is done before anybody can cancel.
Phantom halfAHead()
{
    Phantom phantom = test::smallPhantom(3);
    for (Image& image : phantom.images) {
        image.geometry.spacingMm = {1.5, 1.5, 1.5};
    }
    phantom.labels.geometry.spacingMm = {1.5, 1.5, 1.5};
    return phantom;
}

}  // namespace

class TestTrainingCancelling : public QObject, private test::TrainingDialogFixture {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        const fs::path one = test::writeCase(place("original"), halfAHead(), {});
        linkCases("cases", one, "Case", kCases);
        linkCases("many", one, "Case", kManyCases);
        openWindow();
    }

    void cleanupTestCase() { closeWindow(); }

    void cancelledAuditReportsNothingAndLeavesNoEngine()
    {
        showPage(TrainingDialog::Data);
        type("datasetFolder", path("many"));
        click("auditButton");
        QTRY_VERIFY(engineWorksOn(path("many")));
        QTRY_VERIFY(find<QWidget>("cancelAudit")->isVisible());
        click("cancelAudit");
        QTRY_VERIFY_WITH_TIMEOUT(button("auditButton")->isEnabled(), test::kLongMs);
        QCOMPARE(text("auditSummary"), QStringLiteral("Cancelled; nothing was changed."));
        QCOMPARE(find<QTableView>("auditTable")->model()->rowCount(), 0);
        QVERIFY(!find<QWidget>("cancelAudit")->isVisible());
        QVERIFY(!engineWorksOn(path("many")));
    }

    void anAuditAfterACancelledOneIsWhole()
    {
        type("datasetFolder", path("cases"));
        click("auditButton");
        QTRY_COMPARE_WITH_TIMEOUT(find<QTableView>("auditTable")->model()->rowCount(), kCases,
                                  test::kLongMs);
    }

    void cancelledPrepareLeavesWholeFilesAndGoesOnFromThere_data()
    {
        QTest::addColumn<int>("mode");
        QTest::addColumn<int>("filesOfCase");
        QTest::newRow("whole cases") << int(PrepareMode::WholeCases) << 1;
        QTest::newRow("ready-made patches") << int(PrepareMode::ReadyMade) << 2;
    }
    void cancelledPrepareLeavesWholeFilesAndGoesOnFromThere()
    {
        QFETCH(const int, mode);
        QFETCH(const int, filesOfCase);
        const std::string folder = std::string("patches ") + QTest::currentDataTag();
        startPreparing(folder, static_cast<PrepareMode>(mode));
        QTRY_VERIFY_WITH_TIMEOUT(wholeCases(patchesIn(folder), filesOfCase) > 0, test::kLongMs);
        click("cancelPrepare");
        QTRY_VERIFY_WITH_TIMEOUT(button("prepareButton")->isEnabled(), test::kLongMs);
        QVERIFY(text("prepareOutcome").startsWith(QStringLiteral("Cancelled")));
        QVERIFY(!engineWorksOn(path(folder)));
        const auto before = patchesIn(folder);
        QVERIFY(int(before.size()) < kCases * filesOfCase);
        QCOMPARE(everythingIn(folder).size(), qsizetype(before.size()));
        QCOMPARE(engine({QStringLiteral("prepare"), QStringLiteral("--output"), path(folder),
                         QStringLiteral("--verify")}),
                 0);
        click("prepareButton");
        QTRY_VERIFY2_WITH_TIMEOUT(text("prepareOutcome").startsWith(QStringLiteral("Prepared")),
                                  qPrintable(text("prepareOutcome")), test::kLongMs);
        const auto after = patchesIn(folder);
        QCOMPARE(int(after.size()), kCases * filesOfCase);
        QVERIFY(keptOf(before, after) >= wholeCases(before, filesOfCase) * filesOfCase);
    }

private:
    using Times = std::map<std::string, fs::file_time_type>;

    void startPreparing(const std::string& folder, PrepareMode mode)
    {
        showPage(TrainingDialog::Data);
        type("datasetFolder", path("cases"));
        showPage(TrainingDialog::Patches);
        type("patchesFolder", path(folder));
        choose("prepareMode", int(mode));
        find<QDoubleSpinBox>("patchSpacing")->setValue(1);
        find<QSpinBox>("patchSizei")->setValue(64);
        find<QSpinBox>("patchSizej")->setValue(64);
        find<QSpinBox>("patchesPerCase")->setValue(2);
        click("prepareButton");
    }

    [[nodiscard]] Times patchesIn(const std::string& folder) const
    {
        Times times;
        std::error_code notYet;
        for (const auto& entry : fs::directory_iterator(place(folder), notYet)) {
            if (entry.path().extension() == ".h5") {
                times[entry.path().filename().string()] = entry.last_write_time(notYet);
            }
        }
        return times;
    }

    [[nodiscard]] static int wholeCases(const Times& files, int filesOfCase)
    {
        std::map<std::string, int> count;
        for (const auto& [name, time] : files) {
            ++count[caseOfReferenceFile(name)];
        }
        return static_cast<int>(std::ranges::count_if(
            count, [&](const auto& each) { return each.second == filesOfCase; }));
    }

    [[nodiscard]] QStringList everythingIn(const std::string& folder) const
    {
        return QDir(path(folder)).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }

    /// How many files were not written again.
    [[nodiscard]] static int keptOf(const Times& before, const Times& after)
    {
        int kept = 0;
        for (const auto& [name, time] : before) {
            const auto now = after.find(name);
            kept += now != after.end() && now->second == time ? 1 : 0;
        }
        return kept;
    }
};

QTEST_MAIN(TestTrainingCancelling)
#include "test_training_cancelling.moc"
