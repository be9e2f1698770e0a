// A run in the training window: paused, stopped, resumed, extended, left behind and found again.

#include "tests/support/questions.h"
#include "tests/support/training_dialog_fixture.h"
#include "training/progress/run_status.h"
#include "training/settings/config_json.h"
#include "ui/training/installed_model.h"
#include "ui/widgets/curve_plot.h"

#include <QFile>
#include <QTabWidget>

#include <chrono>
#include <csignal>
#include <fstream>

using namespace glioscope;

class TestTrainingRuns : public QObject, private test::TrainingDialogFixture {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QCOMPARE(makePatches(), 0);
        openWindow();
    }

    void cleanupTestCase() { closeWindow(); }

    void runCanBePausedContinuedStoppedAndResumed()
    {
        setTinyNetwork(1000);
        showPage(TrainingDialog::Run);
        type("runFolder", path("long"));
        click("startRun");
        QTRY_VERIFY2_WITH_TIMEOUT(epochs() >= 1, qPrintable(text("runState")), test::kLongMs);
        auto* sign = m_window->findChild<QAbstractButton*>(QStringLiteral("trainingSign"));
        QVERIFY(sign->isVisible());
        QTRY_VERIFY2(sign->text().startsWith(QStringLiteral("Training: epoch ")),
                     qPrintable(sign->text()));
        QVERIFY(sign->text().endsWith(QStringLiteral(" of 1000")));
        click("pauseRun");
        QTRY_VERIFY_WITH_TIMEOUT(phase() == RunPhase::Paused, test::kLongMs);
        QVERIFY(sign->text().startsWith(QStringLiteral("Training paused")));
        QCOMPARE(button("pauseRun")->text(), QStringLiteral("Continue"));
        const int paused = epochs();
        QTest::qWait(400);
        QVERIFY(epochs() <= paused + 1);
        click("pauseRun");
        QTRY_VERIFY_WITH_TIMEOUT(phase() == RunPhase::Training && epochs() > paused + 1,
                                 test::kLongMs);
        click("stopRun");
        QTRY_VERIFY_WITH_TIMEOUT(phase() == RunPhase::Stopped, test::kLongMs);
        QVERIFY(!sign->isVisible());
        QVERIFY(!isRunGoingOn(place("long")));
        const int stopped = epochs();
        QVERIFY(button("resumeRun")->isVisible() && !button("startRun")->isVisible());
        QVERIFY(!button("trainLonger")->isVisible());
        click("resumeRun");
        QTRY_VERIFY2_WITH_TIMEOUT(epochs() > stopped, qPrintable(text("runState")), test::kLongMs);
        QCOMPARE(find<CurvePlot>("lossPlot")->curves()[0].points[stopped].x(), stopped + 1);
    }

    void closingTheWindowAsksAndTheRunOutlivesIt()
    {
        QVERIFY(phase() == RunPhase::Training);
        test::answerNextQuestion(QStringLiteral("Cancel"));
        QVERIFY(!m_window->close());
        test::answerNextQuestion(QStringLiteral("Keep Training"));
        QVERIFY(m_window->close());
        closeWindow();
        QVERIFY(isRunGoingOn(place("long")));
    }

    void nextStartOffersTheRunAndClosingCanStopIt()
    {
        openWindow();
        m_window->warmUp();
        QVERIFY(m_window->messages().isOffering());
        QVERIFY(m_window->messages().text().contains(QStringLiteral("long")));
        auto* sign = m_window->findChild<QAbstractButton*>(QStringLiteral("trainingSign"));
        QTRY_VERIFY(sign->isVisible());
        sign->click();
        QTRY_VERIFY(dialog().isVisible());
        QCOMPARE(find<QTabWidget>("trainingPages")->currentIndex(), int(TrainingDialog::Run));
        dialog().hide();
        m_window->findChild<QAbstractButton*>(QStringLiteral("messageAction"))->click();
        QTRY_VERIFY(dialog().isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(phase() == RunPhase::Training, test::kLongMs);
        QVERIFY(find<CurvePlot>("lossPlot")->pointCount() > 0);
        test::answerNextQuestion(QStringLiteral("Stop Training"));
        QVERIFY(m_window->close());
        QTRY_VERIFY_WITH_TIMEOUT(!isRunGoingOn(place("long")), test::kLongMs);
        closeWindow();
        QCOMPARE(readRunInfo(path("long")).phase, RunPhase::Stopped);
        openWindow();
    }

    void aFinishedRunTrainsLongerOnlyWhereAskedTo()
    {
        setTinyNetwork(2);
        showPage(TrainingDialog::Run);
        type("runFolder", path("short"));
        click("startRun");
        QTRY_COMPARE_WITH_TIMEOUT(phase(), RunPhase::Finished, test::kLongMs);
        QVERIFY(button("trainLonger")->isVisible() && !button("resumeRun")->isVisible());
        test::answerNextNumber(std::nullopt);
        click("trainLonger");
        QCOMPARE(phase(), RunPhase::Finished);
        QVERIFY(!isRunGoingOn(place("short")));
        const QList<QPointF> before = find<CurvePlot>("lossPlot")->curves()[0].points;
        QCOMPARE(before.size(), 2);
        test::answerNextNumber(4);
        click("trainLonger");
        QVERIFY2(dialog().run().isGoingOn(), qPrintable(text("runState")));
        QTRY_COMPARE_WITH_TIMEOUT(phase(), RunPhase::Finished, test::kLongMs);
        const QList<QPointF> after = find<CurvePlot>("lossPlot")->curves()[0].points;
        QCOMPARE(after.size(), 4);
        QCOMPARE(after.first(2), before);
        QCOMPARE(readRunConfig(place("short")).epochs, 4);
        QCOMPARE(readRunConfig(place("short")).stepsPerEpoch, 2);
    }

    void theModelOfTheLongerRunTakesTheOldOnesPlace()
    {
        const QString run = path("short");
        QTRY_COMPARE(contentsOf(installedModelFile(run)), contentsOf(modelOfRun(run)));
        QVERIFY(!contentsOf(modelOfRun(run)).isEmpty());
        QTRY_VERIFY(m_workspace->catalog.find(QStringLiteral("short")));
        QVERIFY(isModelInstalled(run));
        std::ofstream(installedModelFile(run).toStdString()) << "of a shorter training";
        QVERIFY(!isModelInstalled(run));
        QCOMPARE(installModel(run), installedModelFile(run));
        QVERIFY(isModelInstalled(run));
    }

    void aClockSetBackSinceTheLastRunHidesNothingOfTheNext()
    {
        for (const auto& entry : std::filesystem::directory_iterator(place("short"))) {
            std::filesystem::last_write_time(
                entry.path(), entry.last_write_time() + std::chrono::hours(24 * 365));
        }
        test::answerNextNumber(5);
        click("trainLonger");
        QTRY_COMPARE_WITH_TIMEOUT(find<CurvePlot>("lossPlot")->curves()[0].points.size(), 5,
                                  test::kLongMs);
        QTRY_COMPARE_WITH_TIMEOUT(phase(), RunPhase::Finished, test::kLongMs);
        QTRY_COMPARE(contentsOf(installedModelFile(path("short"))),
                     contentsOf(modelOfRun(path("short"))));
    }

    void aRunStartsFromAListedModel()
    {
        setTinyNetwork(1);
        choose("startFrom", QStringLiteral("short"));
        showPage(TrainingDialog::Run);
        type("runFolder", path("further"));
        click("startRun");
        QTRY_COMPARE_WITH_TIMEOUT(phase(), RunPhase::Finished, test::kLongMs);
        QCOMPARE(contentsOf(path("further/start.h5")),
                 contentsOf(installedModelFile(path("short"))));
        QTRY_VERIFY(m_workspace->catalog.find(QStringLiteral("further")));
        choose("startFrom", QString());
        type("runFolder", path("short"));
    }

    void aRunWithoutItsPatchesSaysSoAndStaysFinished()
    {
        std::filesystem::rename(place("patches"), place("patches elsewhere"));
        test::answerNextNumber(6);
        click("trainLonger");
        QVERIFY2(text("runState").contains(QStringLiteral("patches is not there")),
                 qPrintable(text("runState")));
        QCOMPARE(phase(), RunPhase::Finished);
        QVERIFY(!isRunGoingOn(place("short")));
        std::filesystem::rename(place("patches elsewhere"), place("patches"));
    }

    void killedRunIsSaidToBeCutOff()
    {
        setTinyNetwork(1000);
        showPage(TrainingDialog::Run);
        type("runFolder", path("killed"));
        click("startRun");
        QTRY_VERIFY2_WITH_TIMEOUT(phase() == RunPhase::Training, qPrintable(text("runState")),
                                  test::kLongMs);
        int process = 0;
        std::ifstream(place("killed/run.lock")) >> process;
        QVERIFY(process > 0);
        kill(process, SIGKILL);
        QTRY_VERIFY_WITH_TIMEOUT(phase() == RunPhase::CutOff, test::kLongMs);
        QVERIFY(text("runState").contains(QStringLiteral("cut off")));
        QVERIFY(button("resumeRun")->isVisible());
    }

    void aRunThatIsNotShownIsAskedAboutAndFoundAgain()
    {
        setTinyNetwork(1000);
        showPage(TrainingDialog::Run);
        type("runFolder", path("hidden"));
        click("startRun");
        QTRY_VERIFY2_WITH_TIMEOUT(phase() == RunPhase::Training, qPrintable(text("runState")),
                                  test::kLongMs);
        type("runFolder", path("short"));
        QTRY_COMPARE(phase(), RunPhase::Finished);
        test::answerNextQuestion(QStringLiteral("Cancel"));
        QVERIFY(!m_window->close());
        test::answerNextQuestion(QStringLiteral("Keep Training"));
        QVERIFY(m_window->close());
        closeWindow();
        openWindow();
        m_window->warmUp();
        QVERIFY(m_window->messages().text().contains(QStringLiteral("hidden")));
        QVERIFY(dialog().run().isGoingOn());
        type("runFolder", path("short"));
        test::answerNextQuestion(QStringLiteral("Stop Training"));
        QVERIFY(m_window->close());
        QTRY_VERIFY_WITH_TIMEOUT(!isRunGoingOn(place("hidden")), test::kLongMs);
        closeWindow();
        openWindow();
    }

private:
    static QByteArray contentsOf(const QString& file)
    {
        QFile opened(file);
        return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray();
    }
};

QTEST_MAIN(TestTrainingRuns)
#include "test_training_runs.moc"
