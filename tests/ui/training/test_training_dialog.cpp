// The training window from the first page to a model that segments: the real engine, small
// phantoms.

#include "tests/support/small_case.h"
#include "tests/support/training_dialog_fixture.h"
#include "training/progress/run_status.h"
#include "training/settings/config_json.h"
#include "ui/training/run_page.h"
#include "ui/widgets/curve_plot.h"
#include "ui/widgets/picture_view.h"

#include <QLabel>
#include <QListWidget>
#include <QSpinBox>
#include <QTableView>

#include <fstream>

using namespace glioscope;

class TestTrainingDialog : public QObject, private test::TrainingDialogFixture {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        writeCases("cases", {1, 2, 3});
        openWindow();
    }

    void cleanupTestCase() { closeWindow(); }

    void nothingCanStartBeforeThereArePatches()
    {
        showPage(TrainingDialog::Run);
        type("runFolder", path("run"));
        QVERIFY(!button("startRun")->isEnabled());
        QVERIFY(text("runState").contains(QStringLiteral("Patches")));
    }

    void theSentenceOfAFailureGoesWhenTheRunGoesOn()
    {
        showPage(TrainingDialog::Run);
        std::filesystem::create_directories(place("told"));
        type("runFolder", path("told"));
        dialog().findChild<RunPage*>()->showProblem(QStringLiteral("It failed."));
        QCOMPARE(text("runState"), QStringLiteral("It failed."));
        writeRunStatus(place("told"), {.state = RunState::Stopped, .message = "Stopped."});
        QTRY_VERIFY(phase() == RunPhase::Stopped);
        QCOMPARE(text("runState").contains(QStringLiteral("It failed.")), false);
        type("runFolder", path("run"));
    }

    void missingDatasetIsASentence()
    {
        showPage(TrainingDialog::Data);
        type("datasetFolder", path("nothing here"));
        click("auditButton");
        QVERIFY(text("auditSummary").contains(QStringLiteral("nothing here")));
    }

    void auditListsCasesAndShowsErrorsInRed()
    {
        const Phantom phantom = test::smallPhantom(6, 9);
        test::writeCase(place("mixed"), phantom, {.name = "Good"});
        test::writeCase(place("mixed"), phantom, {.name = "Unlabelled", .withLabels = false});
        audit("mixed");
        const QAbstractItemModel* table = find<QTableView>("auditTable")->model();
        QCOMPARE(table->rowCount(), 2);
        QCOMPARE(table->index(0, 0).data().toString(), QStringLiteral("Good"));
        QCOMPARE(table->index(0, 2).data().toString(), QStringLiteral("FLAIR T1 T1ce T2"));
        QVERIFY(table->index(0, 4).data().toString().contains(QStringLiteral("ET")));
        QVERIFY(table->index(1, 5).data().toString().contains(QStringLiteral("label")));
        const QColor red = table->index(1, 5).data(Qt::ForegroundRole).value<QColor>();
        QVERIFY(red.red() > red.green() + 50 && red.red() > red.blue() + 50);
        QVERIFY(text("auditSummary").contains(QStringLiteral("1 can be trained on")));
    }

    void goodDatasetIsSaidToBeGood()
    {
        audit("cases");
        QCOMPARE(find<QTableView>("auditTable")->model()->rowCount(), 3);
        QVERIFY2(text("auditSummary").contains(QStringLiteral("3 cases, good to train on")),
                 qPrintable(text("auditSummary")));
    }

    void prepareMakesPatchesOfTheChosenDataset()
    {
        showPage(TrainingDialog::Patches);
        type("patchesFolder", path("patches"));
        find<QDoubleSpinBox>("patchSpacing")->setValue(6);
        click("prepareButton");
        QTRY_COMPARE_WITH_TIMEOUT(find<QListWidget>("patchesList")->count(), 3, test::kLongMs);
        QTRY_VERIFY_WITH_TIMEOUT(text("prepareOutcome").startsWith(QStringLiteral("Prepared")),
                                 test::kLongMs);
        QVERIFY(text("patchesContents").startsWith(QStringLiteral("3 cases, ")));
    }

    void tinyRunFinishesWithCurvesAndPicture()
    {
        setTinyNetwork(2);
        showPage(TrainingDialog::Run);
        type("runFolder", path("run"));
        QVERIFY2(button("startRun")->isEnabled(), qPrintable(text("runState")));
        click("startRun");
        QVERIFY2(dialog().run().isGoingOn(), qPrintable(text("runState")));
        QTRY_VERIFY2_WITH_TIMEOUT(phase() == RunPhase::Finished, qPrintable(text("runState")),
                                  test::kLongMs);
        const TrainingConfig stored = readRunConfig(place("run"));
        QCOMPARE(stored.network.baseWidth, 2);
        QCOMPARE(stored.epochs, 2);
        QCOMPARE(stored.fold, 1);
        QCOMPARE(QString::fromStdString(stored.modelName), QStringLiteral("run"));
        const QList<Curve>& loss = find<CurvePlot>("lossPlot")->curves();
        QCOMPARE(loss[0].points.size(), 2);
        QCOMPARE(loss[1].points.size(), 2);
        QVERIFY(loss[0].points[1].x() == 2 && loss[0].points[1].y() > 0);
        QCOMPARE(find<CurvePlot>("dicePlot")->pointCount(), 4);  // too little ET to measure
        QCOMPARE(find<CurvePlot>("ratePlot")->pointCount(), 2);
        QTRY_VERIFY(!find<PictureView>("validationPicture")->image().isNull());
        QVERIFY(text("runFigures").contains(QStringLiteral("Held-back Dice after epoch 2")));
        QVERIFY(text("runFigures").contains(QStringLiteral("ET not measured")));
    }

    void finishedModelIsListedAndSegmentsTheOpenCase()
    {
        QTRY_VERIFY_WITH_TIMEOUT(m_workspace->catalog.find(QStringLiteral("run")), test::kLongMs);
        QVERIFY(m_window->messages().text().contains(QStringLiteral("run")));
        QVERIFY(!button("segmentOpenCase")->isEnabled());
        m_window->open(path("cases/Phantom_1"));
        QTRY_VERIFY_WITH_TIMEOUT(m_workspace->session.isOpen(), test::kLongMs);
        const std::size_t before = m_workspace->session.layers().size();
        QVERIFY(button("segmentOpenCase")->isEnabled());
        click("segmentOpenCase");
        QTRY_COMPARE_WITH_TIMEOUT(m_workspace->session.layers().size(), before + 1, test::kLongMs);
        QCOMPARE(m_workspace->state.activeLayer()->name, std::string("run"));
        QVERIFY(m_workspace->state.activeLayer()->origin.kind == Origin::Kind::Model);
    }

    void secondModelOfOneNameIsRefused()
    {
        type("runFolder", path("other/run"));
        click("startRun");
        QVERIFY(text("runState").contains(QStringLiteral("model named run already")));
        QVERIFY(!isRunFolder(path("other/run")));
    }

    void finishedRunOpensWithItsCurves()
    {
        showPage(TrainingDialog::Run);
        type("runFolder", path("run"));
        QCOMPARE(phase(), RunPhase::Finished);
        QCOMPARE(find<CurvePlot>("dicePlot")->pointCount(), 4);  // too little ET to measure
        QVERIFY(!find<PictureView>("validationPicture")->image().isNull());
        QVERIFY(!button("startRun")->isVisible() && !button("stopRun")->isVisible());
    }

    void engineThatCannotTrainSaysWhyInTheDialog()
    {
        std::filesystem::create_directories(place("bad"));
        std::ofstream(place("bad/Broken.h5")) << "no patch";
        type("patchesFolder", path("bad"));
        choose("holdBack", 0);
        type("runFolder", path("failing"));
        click("startRun");
        QTRY_VERIFY_WITH_TIMEOUT(phase() == RunPhase::Failed, test::kLongMs);
        QVERIFY2(text("runState").contains(QStringLiteral("Broken")), qPrintable(text("runState")));
    }

    void vanishedFolderIsASentence()
    {
        type("runFolder", path("failing"));
        std::filesystem::remove_all(place("failing"));
        QTRY_VERIFY_WITH_TIMEOUT(text("runState").contains(QStringLiteral("not there")),
                                 test::kLongMs);
    }

    void missingEngineIsASentence()
    {
        Workspace workspace(QStringLiteral("/nowhere/glioscope-engine"));
        TrainingDialog dialog(
            workspace,
            {.dataset = path("cases"), .patches = path("patches"), .run = path("no engine")});
        dialog.findChild<QAbstractButton*>(QStringLiteral("auditButton"))->click();
        const auto* audit = dialog.findChild<QLabel*>(QStringLiteral("auditSummary"));
        QTRY_VERIFY(audit->accessibleName().contains(QStringLiteral("/nowhere/glioscope-engine")));
        dialog.findChild<QAbstractButton*>(QStringLiteral("startRun"))->click();
        const auto* state = dialog.findChild<QLabel*>(QStringLiteral("runState"));
        QVERIFY2(state->accessibleName().contains(QStringLiteral("/nowhere/glioscope-engine")),
                 qPrintable(state->accessibleName()));
    }

private:
    void audit(const std::string& folder)
    {
        showPage(TrainingDialog::Data);
        type("datasetFolder", path(folder));
        click("auditButton");
        QTRY_VERIFY_WITH_TIMEOUT(!text("auditSummary").isEmpty(), test::kLongMs);
        QVERIFY(find<QTableView>("auditTable")->model()->rowCount() > 0);
    }
};

QTEST_MAIN(TestTrainingDialog)
#include "test_training_dialog.moc"
