#include "ui/training/training_dialog.h"

#include "tests/support/test_data.h"
#include "tests/ui/small_case.h"
#include "training/config_json.h"
#include "training/recipes.h"
#include "training/run_status.h"
#include "ui/main_window.h"
#include "ui/theme.h"
#include "ui/training/curve_plot.h"
#include "ui/training/model_shelf.h"
#include "ui/training/picture_view.h"
#include "ui/training/run_look.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QSettings>
#include <QSpinBox>
#include <QTableView>
#include <QTest>
#include <QTimer>

#include <csignal>
#include <fstream>

using namespace glioscope;

namespace {

constexpr int kLongMs = 60'000;  // the real engine on a busy machine

void answerNextQuestion(const QString& button)
{
    auto* timer = new QTimer(qApp);
    QObject::connect(timer, &QTimer::timeout, timer, [timer, button] {
        auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        if (!box) {
            return;
        }
        timer->deleteLater();
        for (QAbstractButton* each : box->buttons()) {
            if (each->text().remove(QLatin1Char('&')) == button) {
                each->click();
                return;
            }
        }
        box->reject();
    });
    timer->start(5);
}

}  // namespace

class TestTrainingDialog : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        qputenv("OMP_NUM_THREADS", "1");  // tiny tensors
        qputenv("GLIOSCOPE_MODELS", QByteArray::fromStdString((m_folder.path() / "models").string()));
        for (const std::uint64_t seed : {1, 2, 3}) {
            test::writeCase(m_folder.path() / "cases", test::smallPhantom(6, seed),
                            {.name = "Phantom_" + std::to_string(seed)});
        }
        m_theme = std::make_unique<Theme>();
        makeWindow();
    }

    void cleanupTestCase()
    {
        m_window.reset();
        m_workspace.reset();
    }

    void nothingCanStartBeforeThereArePatches()
    {
        showPage(TrainingDialog::Run);
        type("runFolder", path("run"));
        QVERIFY(!button("startRun")->isEnabled());
        QVERIFY(text("runState").contains(QStringLiteral("Patches")));
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
        test::writeCase(m_folder.path() / "mixed", phantom, {.name = "Good"});
        test::writeCase(m_folder.path() / "mixed", phantom, {.name = "Unlabelled", .withLabels = false});
        audit("mixed");
        const QAbstractItemModel* table = find<QTableView>("auditTable")->model();
        QCOMPARE(table->rowCount(), 2);
        QCOMPARE(table->index(0, 0).data().toString(), QStringLiteral("Good"));
        QCOMPARE(table->index(0, 1).data().toString(), QStringLiteral("FLAIR T1 T1ce T2"));
        QVERIFY(table->index(0, 3).data().toString().contains(QStringLiteral("ET")));
        QVERIFY(table->index(1, 4).data().toString().contains(QStringLiteral("label")));
        const QColor red = table->index(1, 4).data(Qt::ForegroundRole).value<QColor>();
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
        QTRY_COMPARE_WITH_TIMEOUT(find<QListWidget>("patchesList")->count(), 3, kLongMs);
        QTRY_VERIFY_WITH_TIMEOUT(text("prepareOutcome").startsWith(QStringLiteral("Prepared")), kLongMs);
        QVERIFY(text("patchesContents").startsWith(QStringLiteral("3 cases, ")));
    }

    void recipeFillsTheFieldsAndAnotherNetworkKeepsEdits()
    {
        showPage(TrainingDialog::Network);
        choose("recipe", int(Recipe::Seed));
        QCOMPARE(find<QSpinBox>("width")->value(), recipeConfig(Recipe::Seed).network.baseWidth);
        find<QSpinBox>("epochs")->setValue(7);
        choose("network", QStringLiteral("resunet"));
        QCOMPARE(find<QSpinBox>("epochs")->value(), 7);
        QCOMPARE(find<QSpinBox>("width")->value(),
                 recipeConfig(Recipe::Seed, NetworkKind::ResUNet).network.baseWidth);
        QCOMPARE(find<QSpinBox>("batch")->value(),
                 recipeConfig(Recipe::Seed, NetworkKind::ResUNet).batch);
    }

    void valuesOutOfRangeAreSaidAtOnce()
    {
        showPage(TrainingDialog::Network);
        choose("recipe", int(Recipe::Fast));
        QVERIFY(text("settingsProblem").isEmpty());
        find<QSpinBox>("windowi")->setValue(8);
        QVERIFY(text("settingsProblem").contains(QStringLiteral("16 to 512")));
        QVERIFY(!button("startRun")->isEnabled());
        find<QSpinBox>("windowi")->setValue(16);
        QVERIFY(text("settingsProblem").isEmpty());
        find<QLineEdit>("learning-rate")->setText(QStringLiteral("fast"));
        QVERIFY(text("settingsProblem").contains(QStringLiteral("Learning rate must be a number")));
        Q_EMIT find<QComboBox>("recipe")->activated(find<QComboBox>("recipe")->currentIndex());
        QVERIFY(text("settingsProblem").isEmpty());
    }

    void tinyRunFinishesWithCurvesAndPicture()
    {
        setTinyNetwork(2);
        showPage(TrainingDialog::Run);
        type("runFolder", path("run"));
        QVERIFY2(button("startRun")->isEnabled(), qPrintable(text("runState")));
        click("startRun");
        QVERIFY2(dialog().run().isGoingOn(), qPrintable(text("runState")));
        QTRY_VERIFY2_WITH_TIMEOUT(phase() == RunPhase::Finished, qPrintable(text("runState")), kLongMs);
        const TrainingConfig stored = readRunConfig((m_folder.path() / "run").string());
        QCOMPARE(stored.network.baseWidth, 2);
        QCOMPARE(stored.epochs, 2);
        QCOMPARE(stored.fold, 1);
        QCOMPARE(QString::fromStdString(stored.modelName), QStringLiteral("run"));
        const QList<Curve>& loss = find<CurvePlot>("lossPlot")->curves();
        QCOMPARE(loss[0].points.size(), 2);
        QCOMPARE(loss[1].points.size(), 2);
        QVERIFY(loss[0].points[1].x() == 2 && loss[0].points[1].y() > 0);
        QCOMPARE(find<CurvePlot>("dicePlot")->pointCount(), 6);
        QCOMPARE(find<CurvePlot>("ratePlot")->pointCount(), 2);
        QTRY_VERIFY(!find<PictureView>("validationPicture")->image().isNull());
        QVERIFY(text("runFigures").contains(QStringLiteral("Held-back Dice after epoch 2")));
    }

    void finishedModelIsListedAndSegmentsTheOpenCase()
    {
        QTRY_VERIFY_WITH_TIMEOUT(m_workspace->catalog.find(QStringLiteral("run")), kLongMs);
        QVERIFY(m_window->messages().text().contains(QStringLiteral("run")));
        QVERIFY(!button("segmentOpenCase")->isEnabled());
        m_window->open(path("cases/Phantom_1"));
        QTRY_VERIFY_WITH_TIMEOUT(m_workspace->session.isOpen(), kLongMs);
        const std::size_t before = m_workspace->session.layers().size();
        QVERIFY(button("segmentOpenCase")->isEnabled());
        click("segmentOpenCase");
        QTRY_COMPARE_WITH_TIMEOUT(m_workspace->session.layers().size(), before + 1, kLongMs);
        QCOMPARE(m_workspace->session.activeLayer()->name, QStringLiteral("run"));
        QVERIFY(m_workspace->session.activeLayer()->isResult);
    }

    void secondModelOfOneNameIsRefused()
    {
        type("runFolder", path("other/run"));
        click("startRun");
        QVERIFY(text("runState").contains(QStringLiteral("model named run already")));
        QVERIFY(!isRunFolder(path("other/run")));
    }

    void runCanBePausedContinuedStoppedAndResumed()
    {
        setTinyNetwork(1000);
        showPage(TrainingDialog::Run);
        type("runFolder", path("long"));
        click("startRun");
        QTRY_VERIFY2_WITH_TIMEOUT(epochs() >= 1, qPrintable(text("runState")), kLongMs);
        click("pauseRun");
        QTRY_VERIFY_WITH_TIMEOUT(phase() == RunPhase::Paused, kLongMs);
        QCOMPARE(button("pauseRun")->text(), QStringLiteral("Continue"));
        const int paused = epochs();
        QTest::qWait(400);
        QVERIFY(epochs() <= paused + 1);
        click("pauseRun");
        QTRY_VERIFY_WITH_TIMEOUT(phase() == RunPhase::Training && epochs() > paused + 1, kLongMs);
        click("stopRun");
        QTRY_VERIFY_WITH_TIMEOUT(phase() == RunPhase::Stopped, kLongMs);
        QVERIFY(!isRunGoingOn(m_folder.path() / "long"));
        const int stopped = epochs();
        QVERIFY(button("resumeRun")->isVisible() && !button("startRun")->isVisible());
        click("resumeRun");
        QTRY_VERIFY2_WITH_TIMEOUT(epochs() > stopped, qPrintable(text("runState")), kLongMs);
        QCOMPARE(find<CurvePlot>("lossPlot")->curves()[0].points[stopped].x(), stopped + 1);
    }

    void closingTheWindowAsksAndTheRunOutlivesIt()
    {
        QVERIFY(phase() == RunPhase::Training);
        m_workspace->session.removeResult(m_workspace->session.activeLayer()->layerId);
        answerNextQuestion(QStringLiteral("Cancel"));
        QVERIFY(!m_window->close());
        answerNextQuestion(QStringLiteral("Keep Training"));
        QVERIFY(m_window->close());
        m_window.reset();
        m_workspace.reset();
        QVERIFY(isRunGoingOn(m_folder.path() / "long"));
    }

    void nextStartOffersTheRunAndClosingCanStopIt()
    {
        makeWindow();
        m_window->warmUp();
        QVERIFY(m_window->messages().isOffering());
        QVERIFY(m_window->messages().text().contains(QStringLiteral("long")));
        m_window->findChild<QAbstractButton*>(QStringLiteral("messageAction"))->click();
        QTRY_VERIFY(dialog().isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(phase() == RunPhase::Training, kLongMs);
        QVERIFY(find<CurvePlot>("lossPlot")->pointCount() > 0);
        answerNextQuestion(QStringLiteral("Stop Training"));
        QVERIFY(m_window->close());
        QTRY_VERIFY_WITH_TIMEOUT(!isRunGoingOn(m_folder.path() / "long"), kLongMs);
        m_window.reset();
        m_workspace.reset();
        QCOMPARE(lookAtRun(path("long")).phase, RunPhase::Stopped);
        makeWindow();
    }

    void finishedRunOpensWithItsCurves()
    {
        showPage(TrainingDialog::Run);
        type("runFolder", path("run"));
        QCOMPARE(phase(), RunPhase::Finished);
        QCOMPARE(find<CurvePlot>("dicePlot")->pointCount(), 6);
        QVERIFY(!find<PictureView>("validationPicture")->image().isNull());
        QVERIFY(!button("startRun")->isVisible() && !button("stopRun")->isVisible());
    }

    void killedRunIsSaidToBeCutOff()
    {
        setTinyNetwork(1000);
        showPage(TrainingDialog::Run);
        type("runFolder", path("killed"));
        click("startRun");
        QTRY_VERIFY2_WITH_TIMEOUT(phase() == RunPhase::Training, qPrintable(text("runState")), kLongMs);
        int process = 0;
        std::ifstream(m_folder.path() / "killed/run.lock") >> process;
        QVERIFY(process > 0);
        kill(process, SIGKILL);
        QTRY_VERIFY_WITH_TIMEOUT(phase() == RunPhase::CutOff, kLongMs);
        QVERIFY(text("runState").contains(QStringLiteral("cut off")));
        QVERIFY(button("resumeRun")->isVisible());
    }

    void engineThatCannotTrainSaysWhyInTheDialog()
    {
        std::filesystem::create_directories(m_folder.path() / "bad");
        std::ofstream(m_folder.path() / "bad/Broken.h5") << "no patch";
        type("patchesFolder", path("bad"));
        choose("holdBack", 0);
        type("runFolder", path("failing"));
        click("startRun");
        QTRY_VERIFY_WITH_TIMEOUT(phase() == RunPhase::Failed, kLongMs);
        QVERIFY2(text("runState").contains(QStringLiteral("Broken")), qPrintable(text("runState")));
    }

    void vanishedFolderIsASentence()
    {
        type("runFolder", path("failing"));
        std::filesystem::remove_all(m_folder.path() / "failing");
        QTRY_VERIFY_WITH_TIMEOUT(text("runState").contains(QStringLiteral("not there")), kLongMs);
    }

    void missingEngineIsASentence()
    {
        Workspace workspace(QStringLiteral("/nowhere/glioscope-engine"));
        TrainingDialog dialog(workspace, {.dataset = path("cases"), .patches = path("patches"),
                                          .run = path("no engine")});
        dialog.findChild<QAbstractButton*>(QStringLiteral("auditButton"))->click();
        const auto* audit = dialog.findChild<QLabel*>(QStringLiteral("auditSummary"));
        QTRY_VERIFY(audit->text().contains(QStringLiteral("/nowhere/glioscope-engine")));
        dialog.findChild<QAbstractButton*>(QStringLiteral("startRun"))->click();
        const auto* state = dialog.findChild<QLabel*>(QStringLiteral("runState"));
        QVERIFY2(state->text().contains(QStringLiteral("/nowhere/glioscope-engine")),
                 qPrintable(state->text()));
    }

private:
    void makeWindow()
    {
        m_workspace = std::make_unique<Workspace>(EngineClient::programBesideThis());
        m_settings = std::make_unique<QSettings>(path("settings.ini"), QSettings::IniFormat);
        m_window = std::make_unique<MainWindow>(*m_workspace, *m_theme, m_settings.get());
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }

    TrainingDialog& dialog() { return m_window->training(); }
    RunPhase phase() { return dialog().run().phase; }
    int epochs() { return static_cast<int>(find<CurvePlot>("lossPlot")->curves()[0].points.size()); }

    void showPage(TrainingDialog::Page page)
    {
        m_window->actions()[Command::TrainModel]->trigger();
        dialog().showPage(page);
        QTRY_VERIFY(dialog().isVisible());
    }

    void audit(const std::string& folder)
    {
        showPage(TrainingDialog::Data);
        type("datasetFolder", path(folder));
        click("auditButton");
        QTRY_VERIFY_WITH_TIMEOUT(!text("auditSummary").isEmpty(), kLongMs);
        QVERIFY(find<QTableView>("auditTable")->model()->rowCount() > 0);
    }

    /// A network that learns nothing in no time.
    void setTinyNetwork(int epochCount)
    {
        showPage(TrainingDialog::Network);
        type("patchesFolder", path("patches"));
        choose("recipe", int(Recipe::Fast));
        choose("holdBack", 1);
        find<QSpinBox>("width")->setValue(2);
        find<QSpinBox>("epochs")->setValue(epochCount);
        find<QSpinBox>("steps")->setValue(2);
        find<QSpinBox>("validate-every")->setValue(epochCount < 10 ? 1 : 1000);
        for (const char* edge : {"windowi", "windowj", "windowk"}) {
            find<QSpinBox>(edge)->setValue(16);
        }
        choose("device", QStringLiteral("cpu"));
        choose("precision", QStringLiteral("fp32"));
        QVERIFY2(text("settingsProblem").isEmpty(), qPrintable(text("settingsProblem")));
    }

    template <typename Widget>
    Widget* find(const char* name)
    {
        auto* widget = dialog().findChild<Widget*>(QString::fromLatin1(name));
        if (!widget) {
            qFatal("There is no %s.", name);
        }
        return widget;
    }

    QAbstractButton* button(const char* name) { return find<QAbstractButton>(name); }
    QString text(const char* label) { return find<QLabel>(label)->text(); }
    void click(const char* name) { QTest::mouseClick(button(name), Qt::LeftButton); }
    void type(const char* name, const QString& value)
    {
        auto* line = find<QLineEdit>(name);
        line->setText(value);
        Q_EMIT line->editingFinished();
    }
    void choose(const char* name, const QVariant& data)
    {
        auto* box = find<QComboBox>(name);
        const int index = box->findData(data);
        QVERIFY2(index >= 0, name);
        box->setCurrentIndex(index);
    }
    QString path(const std::string& name) const
    {
        return QString::fromStdString((m_folder.path() / name).string());
    }

    test::TemporaryFolder m_folder;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestTrainingDialog)
#include "test_training_dialog.moc"
