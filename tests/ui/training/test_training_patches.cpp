// The page of patches: both kinds made by the real engine, and folders that are not what they were.

#include "tests/support/training_dialog_fixture.h"
#include "training/settings/config_json.h"
#include "ui/training/prepare_settings.h"
#include "ui/widgets/curve_plot.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QListWidget>
#include <QSpinBox>

#include <fstream>
#include <sstream>

using namespace glioscope;
namespace fs = std::filesystem;

class TestTrainingPatches : public QObject, private test::TrainingDialogFixture {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QCOMPARE(makePatches(), 0);
        openWindow();
        type("datasetFolder", path("cases"));
    }

    void cleanupTestCase() { closeWindow(); }

    void onlySettingsOfTheChosenKindAreShown()
    {
        showPage(TrainingDialog::Patches);
        const auto shown = [this](const char* name) { return find<QWidget>(name)->isVisible(); };
        choose("prepareMode", int(PrepareMode::WholeCases));
        QVERIFY(shown("patchSpacing") && shown("syntheticCases"));
        QVERIFY(!shown("patchSizei") && !shown("validShare"));
        choose("prepareMode", int(PrepareMode::ReadyMade));
        QVERIFY(!shown("patchSpacing") && !shown("syntheticCases"));
        for (const char* name : {"patchSizei", "patchesPerCase", "mostBackground", "sliceScaling",
                                 "validShare", "prepareSeed"}) {
            QVERIFY2(shown(name), name);
        }
    }

    void settingsStartAsTheEnginesAndKeepToItsRanges()
    {
        const ReferencePatchOptions defaults;
        QCOMPARE(find<QSpinBox>("patchSizei")->value(), defaults.size[0]);
        QCOMPARE(find<QSpinBox>("patchSizek")->value(), defaults.size[2]);
        QCOMPARE(find<QSpinBox>("patchesPerCase")->value(), defaults.patchesPerCase);
        QCOMPARE(find<QDoubleSpinBox>("mostBackground")->value(), 100 * defaults.mostBackground);
        QCOMPARE(find<QDoubleSpinBox>("validShare")->value(), 100 * kReferenceValidShare);
        find<QSpinBox>("patchSizei")->setValue(1);
        find<QSpinBox>("patchSizej")->setValue(9999);
        QCOMPARE(find<QSpinBox>("patchSizei")->value(), kShortestReferenceEdge);
        QCOMPARE(find<QSpinBox>("patchSizej")->value(), kLongestReferenceEdge);
    }

    void readyMadePatchesAreMadeAndDescribed()
    {
        showPage(TrainingDialog::Patches);
        type("patchesFolder", path("ready"));
        choose("prepareMode", int(PrepareMode::ReadyMade));
        find<QSpinBox>("patchSizei")->setValue(32);
        find<QSpinBox>("patchSizej")->setValue(24);
        find<QSpinBox>("patchSizek")->setValue(16);
        find<QSpinBox>("patchesPerCase")->setValue(2);
        click("prepareButton");
        QTRY_VERIFY2_WITH_TIMEOUT(text("prepareOutcome").startsWith(QStringLiteral("Prepared")),
                                  qPrintable(text("prepareOutcome")), test::kLongMs);
        QVERIFY2(
            text("patchesContents").startsWith(QStringLiteral("6 patches of 3 cases, ")) &&
                text("patchesContents").endsWith(QStringLiteral("4 to train on, 2 to validate")),
            qPrintable(text("patchesContents")));
        const auto* list = find<QListWidget>("patchesList");
        QCOMPARE(list->count(), 3);
        QVERIFY(list->item(0)->text().startsWith(QStringLiteral("Phantom_1: 2 patches to ")));
    }

    void casesWithTooLittleTumourAreNamed()
    {
        showPage(TrainingDialog::Patches);
        type("patchesFolder", path("none"));
        const double usual = find<QDoubleSpinBox>("mostBackground")->value();
        find<QDoubleSpinBox>("mostBackground")->setValue(0.1);
        click("prepareButton");
        QTRY_VERIFY_WITH_TIMEOUT(button("prepareButton")->isEnabled(), test::kLongMs);
        QVERIFY2(text("prepareOutcome").startsWith(QStringLiteral("Not one patch could be made")) &&
                     text("prepareOutcome").contains(QStringLiteral("Case Phantom_2 gave 0 of 2")),
                 qPrintable(text("prepareOutcome")));
        find<QDoubleSpinBox>("mostBackground")->setValue(usual);
    }

    void readyMadePatchesAreTrainedOnWholeAndValidatedAsPrepared()
    {
        setTinyNetwork(2, "ready");
        choose("holdBack", 0);
        showPage(TrainingDialog::Run);
        type("runFolder", path("run"));
        QVERIFY2(button("startRun")->isEnabled(), qPrintable(text("runState")));
        click("startRun");
        QTRY_COMPARE_WITH_TIMEOUT(phase(), RunPhase::Finished, test::kLongMs);
        const TrainingConfig stored = readRunConfig(place("run"));
        QVERIFY((stored.windowVoxels == Index3{32, 24, 16}));
        QVERIFY(stored.fold == 0 && stored.heldBackCases.empty());
        QVERIFY(find<CurvePlot>("dicePlot")->pointCount() > 0);
        const QList<QPointF> heldBack = find<CurvePlot>("lossPlot")->curves()[1].points;
        QVERIFY(heldBack.size() == 2 && heldBack[0].y() > 0.1 && heldBack[1].y() > 0.1);
    }

    void aFolderOfPatchesChoosesItsKind()
    {
        const auto* mode = find<QComboBox>("prepareMode");
        type("patchesFolder", path("patches"));
        QCOMPARE(mode->currentData().toInt(), int(PrepareMode::WholeCases));
        QCOMPARE(text("patchesContents").left(9), QStringLiteral("3 cases, "));
        type("patchesFolder", path("ready"));
        QCOMPARE(mode->currentData().toInt(), int(PrepareMode::ReadyMade));
    }

    void oneFolderNeverHoldsBothKinds()
    {
        for (const char* folder : {"ready", "patches"}) {
            type("patchesFolder", path(folder));
            const auto before = filesIn(folder);
            const bool isReady =
                find<QComboBox>("prepareMode")->currentData() == int(PrepareMode::ReadyMade);
            choose("prepareMode", int(isReady ? PrepareMode::WholeCases : PrepareMode::ReadyMade));
            click("prepareButton");
            QVERIFY2(text("prepareOutcome").contains(QStringLiteral("choose another folder")),
                     qPrintable(text("prepareOutcome")));
            QVERIFY(button("prepareButton")->isEnabled());
            QCOMPARE(filesIn(folder), before);
        }
    }

    void patchesAreNoFolderForARun()
    {
        for (const char* folder : {"ready", "patches"}) {
            type("patchesFolder", path(folder));
            const auto before = filesIn(folder);
            showPage(TrainingDialog::Run);
            type("runFolder", path(folder));
            QVERIFY(!button("resumeRun")->isVisible());
            click("startRun");
            QVERIFY2(
                text("runState").contains(QStringLiteral("holds patches; choose a new folder")),
                qPrintable(text("runState")));
            QCOMPARE(filesIn(folder), before);
        }
    }

    void patchesThatAreMovedAwayAreOneSentenceOnEveryPage()
    {
        const QString sentence =
            QStringLiteral("The folder of patches %1 is not there").arg(path("away"));
        fs::copy(place("patches"), place("away"));
        setTinyNetwork(2, "away");
        fs::rename(place("away"), place("elsewhere"));
        click("measureButton");
        QVERIFY2(text("estimate").startsWith(sentence), qPrintable(text("estimate")));
        showPage(TrainingDialog::Run);
        type("runFolder", path("never"));
        QVERIFY2(text("runState").startsWith(sentence), qPrintable(text("runState")));
        QVERIFY(!button("startRun")->isEnabled());
        showPage(TrainingDialog::Patches);
        QCOMPARE(find<QListWidget>("patchesList")->count(), 0);
        fs::rename(place("elsewhere"), place("away"));
        showPage(TrainingDialog::Run);
        QVERIFY2(button("startRun")->isEnabled(), qPrintable(text("runState")));
    }

    void patchesDeletedUnderTheStartButtonAreOneSentence()
    {
        QVERIFY(button("startRun")->isEnabled());
        fs::remove_all(place("away"));
        click("startRun");
        QVERIFY2(text("runState").startsWith(QStringLiteral("The folder of patches")),
                 qPrintable(text("runState")));
        QVERIFY(!fs::exists(place("never")));
    }

private:
    /// Names and contents.
    [[nodiscard]] std::map<std::string, std::string> filesIn(const std::string& folder) const
    {
        std::map<std::string, std::string> files;
        for (const auto& entry : fs::directory_iterator(place(folder))) {
            std::ostringstream text;
            text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
            files[entry.path().filename().string()] = text.str();
        }
        return files;
    }
};

QTEST_MAIN(TestTrainingPatches)
#include "test_training_patches.moc"
