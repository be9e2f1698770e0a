// What the training window makes of settings and figures, without a window.

#include "segmentation/system/error.h"
#include "tests/support/test_data.h"
#include "ui/settings/language.h"
#include "ui/training/audit_report.h"
#include "ui/training/audit_table.h"
#include "ui/training/prepare_settings.h"
#include "ui/training/run_info.h"
#include "ui/training/run_start.h"
#include "ui/training/run_words.h"
#include "ui/training/train_fields.h"
#include "ui/training/training_estimate.h"
#include "ui/widgets/plot_ticks.h"
#include "ui/widgets/setting_text.h"
#include "ui/widgets/text.h"

#include <QProcess>
#include <QTest>

#include <cmath>
#include <fstream>

using namespace glioscope;

namespace {

QString help(const char* command)
{
    QProcess engine;
    engine.start(QString::fromStdString(test::program("glioscope-engine").string()),
                 {QString::fromLatin1(command), QStringLiteral("--help")});
    engine.waitForFinished();
    return QString::fromUtf8(engine.readAllStandardOutput());
}

}  // namespace

class TestTrainingSettings : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void unchangedRecipeIsItsNameAndNetwork()
    {
        for (const Recipe recipe : kAllRecipes) {
            const TrainingConfig config = recipeConfig(recipe);
            const QStringList expected = {QStringLiteral("--recipe"), toQString(key(recipe)),
                                          QStringLiteral("--network"),
                                          toQString(key(config.network.kind))};
            QCOMPARE(trainArguments(recipe, config), expected);
        }
    }

    void changedSettingsAreTheOnlyOtherArguments()
    {
        TrainingConfig config = recipeConfig(Recipe::Fast);
        config.windowVoxels = {32, 48, 16};
        config.learningRate = 1e-5;
        config.augmentation.enabled = false;
        config.startFrom = "theirs";
        config.heldBackCases = {"A 1", "B"};
        config.modelName = "mine";
        const QStringList expected = {QStringLiteral("--window"),
                                      QStringLiteral("32"),
                                      QStringLiteral("48"),
                                      QStringLiteral("16"),
                                      QStringLiteral("--learning-rate"),
                                      QStringLiteral("1e-05"),
                                      QStringLiteral("--no-augmentation"),
                                      QStringLiteral("--hold-back"),
                                      QStringLiteral("A 1"),
                                      QStringLiteral("B"),
                                      QStringLiteral("--start-from"),
                                      QStringLiteral("theirs"),
                                      QStringLiteral("--name"),
                                      QStringLiteral("mine")};
        QCOMPARE(trainArguments(Recipe::Fast, config).mid(4), expected);
    }

    void everyFieldReadsBackWhatItWrites()
    {
        const TrainingConfig other = recipeConfig(Recipe::Reference, NetworkKind::VNet);
        TrainingConfig copy;
        for (const TrainingSetting* setting : shownSettings()) {
            const QVariant value = fieldValue(*setting, other);
            setFieldValue(*setting, copy, value);
            QVERIFY2(fieldValue(*setting, copy) == value, setting->option);
            const QStringList keys = choiceKeys(*setting);
            QVERIFY2(keys.isEmpty() || keys.contains(value.toString()), setting->option);
        }
    }

    void theEngineKnowsEveryOption()
    {
        const QString text = help("train");
        for (const TrainingSetting* setting : shownSettings()) {
            QVERIFY2(text.contains(QLatin1String(setting->option)), setting->option);
        }
        const QString prepare = help("prepare");
        const QStringList arguments =
            prepareArguments(
                {}, {}, {.labelScheme = QStringLiteral("msd"), .spacingMm = 2, .synthetic = true}) +
            prepareArguments({}, {}, {.mode = PrepareMode::ReadyMade});
        for (const QString& argument : arguments) {
            QVERIFY2(!argument.startsWith(QLatin1String("--")) || prepare.contains(argument),
                     qPrintable(argument));
        }
    }

    void eachKindIsPreparedWithItsOwnSettingsAlone()
    {
        PrepareSettings settings{.spacingMm = 2,
                                 .synthetic = true,
                                 .reference = {.size = {64, 48, 32},
                                               .patchesPerCase = 7,
                                               .mostBackground = 0.9,
                                               .scaling = SliceScaling::Unit,
                                               .seed = 5},
                                 .validShare = 0.25};
        const auto arguments = [&](PrepareMode mode) {
            settings.mode = mode;
            return prepareArguments(QStringLiteral("data"), QStringLiteral("to"), settings)
                .join(QLatin1Char(' '));
        };
        QCOMPARE(arguments(PrepareMode::WholeCases),
                 QStringLiteral("prepare data --output to --spacing 2 2 2 --synthetic"));
        QCOMPARE(arguments(PrepareMode::ReadyMade),
                 QStringLiteral("prepare data --output to --mode reference --patch-size 64 48 32 "
                                "--patches 7 --max-background 0.9 --scaling unit --seed 5 "
                                "--valid-share 0.25"));
    }

    void anotherBaseKeepsEditsAndTakesTheRest()
    {
        const TrainingConfig from = recipeConfig(Recipe::Reference, NetworkKind::UNet);
        const TrainingConfig to = recipeConfig(Recipe::Reference, NetworkKind::ResUNet);
        TrainingConfig edited = from;
        edited.epochs = 3;
        edited.fold = 2;
        const TrainingConfig moved = withEdits(to, edited, from);
        QCOMPARE(moved.epochs, 3);
        QCOMPARE(moved.fold, 2);
        QCOMPARE(moved.batch, to.batch);
        QCOMPARE(moved.network.baseWidth, to.network.baseWidth);
    }

    void ticksAreRoundAndInside()
    {
        const std::vector<double> ticks = roundTicks(0.93, 1.87, 5);
        QCOMPARE(ticks.size(), 5U);
        QVERIFY(std::abs(ticks.front() - 1.0) < 1e-9 && std::abs(ticks.back() - 1.8) < 1e-9);
        QVERIFY(roundTicks(1, 1, 5).empty());
        QVERIFY(roundTicks(0, std::nan(""), 5).empty());
    }

    void estimateMultipliesSteps()
    {
        const auto speed =
            trainingSpeedFromLine(R"({"type":"training-benchmark","loaderSeconds":0.06,
                "networkSeconds":0.5,"bothSeconds":0.52,"peakBytes":3.2e9})");
        QVERIFY(speed);
        TrainingConfig config;
        config.epochs = 60;
        config.stepsPerEpoch = 50;
        const QString text = estimateText(*speed, config);
        QVERIFY2(text.contains(QStringLiteral("about 26 min")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("3.2 GB")), qPrintable(text));
    }

    void durationsHaveUnitsOfTheirSize()
    {
        QCOMPARE(durationText(40), QStringLiteral("40 s"));
        QCOMPARE(durationText(26 * 60), QStringLiteral("26 min"));
        QCOMPARE(durationText(5 * 3600 + 600), QStringLiteral("5 h 10 min"));
        QCOMPARE(durationText(76 * 3600), QStringLiteral("3 days 4 h"));
    }

    void runThatFailsBeforeItsFirstStepSaysWhatTheEngineSaid()
    {
        const test::TemporaryFolder folder;
        std::ofstream(folder.path() / "engine.log") << "glioscope-engine: No patches.\n";
        const qint64 nobody = 1 << 30;  // above any process id
        const RunInfo info =
            readRunInfo(QString::fromStdString(folder.path().string()), {.process = nobody});
        QCOMPARE(info.phase, RunPhase::Failed);
        QCOMPARE(info.message, QStringLiteral("No patches."));
        QVERIFY(!info.canResume);
    }

    void whyARunCouldNotStartIsToldInTheLanguage()
    {
        const test::TemporaryFolder folder;
        std::ofstream(folder.path() / "Case.h5") << "no patch";
        const QString patches = QString::fromStdString(folder.path().string());
        const QString run = patches + QStringLiteral("/run");
        const Translation spanish(Language::Spanish);
        const StartedRun started = startRun(
            QString::fromStdString(test::program("glioscope-engine").string()), patches, run, {});
        QTRY_COMPARE_WITH_TIMEOUT(readRunInfo(run, started).phase, RunPhase::Failed, 60'000);
        const QString message = readRunInfo(run, started).message;
        QVERIFY2(message.contains(QStringLiteral("Case.h5 no ")), qPrintable(message));
    }

    void statusOfAnEarlierRunIsNotThatOfTheStartedOne()
    {
        const test::TemporaryFolder folder;
        writeRunStatus(folder.path(), {.state = RunState::Finished, .message = "Done."});
        const QString path = QString::fromStdString(folder.path().string());
        QCOMPARE(readRunInfo(path).phase, RunPhase::Finished);
        const auto before = std::filesystem::last_write_time(folder.path() / "status.json");
        const RunInfo info = readRunInfo(path, {.process = 1 << 30, .statusBefore = before});
        QCOMPARE(info.phase, RunPhase::Failed);
    }

    void deadRunThatSaysItTrainsIsCutOff()
    {
        const test::TemporaryFolder folder;
        std::ofstream(folder.path() / "config.json") << "{}";
        writeRunStatus(
            folder.path(),
            {.state = RunState::Training, .epoch = 3, .epochs = 4, .step = 1, .steps = 2});
        const RunInfo info = readRunInfo(QString::fromStdString(folder.path().string()));
        QCOMPARE(info.phase, RunPhase::CutOff);
        QVERIFY(info.canResume);
        QCOMPARE(progressText(info), QStringLiteral("Epoch 3 of 4"));
        QCOMPARE(doneShare(info), 5.0 / 8);
    }

    void aRunAmongPhantomsSaysSo()
    {
        const test::TemporaryFolder folder;
        std::ofstream(folder.path() / "config.json") << "{}";
        RunStatus status{.epochs = 35, .steps = 100, .phantomShare = 0.25};
        status.state = RunState::Stopped;
        writeRunStatus(folder.path(), status);
        const QString path = QString::fromStdString(folder.path().string());
        RunInfo info = readRunInfo(path);
        QVERIFY(info.canResume);
        QCOMPARE(progressText(info), QStringLiteral("Phantoms first: 25 %"));
        info.phase = RunPhase::Training;
        QCOMPARE(doneShare(info), 0.25);
        QCOMPARE(shortStatusText(info), QStringLiteral("Training: phantoms first"));
        info.status.phantomShare = -1;
        info.status.epoch = info.status.step = 1;
        QCOMPARE(progressText(info), QStringLiteral("Epoch 1 of 35, step 1 of 100"));
    }

    void auditCountsCasesWithoutErrors()
    {
        const auto audit = auditFromLine(R"({"type":"audit","errors":1,"warnings":2,
                "cases":[{"name":"A","images":{},"labels":null},{"name":"B","images":{},"labels":null}],
                "findings":[{"severity":"error","case":"B","text":"Mend it."},
                            {"severity":"warning","case":"A","text":"Odd."}]})");
        QVERIFY(audit);
        const AuditReport report = reportOf(*audit);
        QCOMPARE(report.usableCases(), 1);
        QCOMPARE(report.cases[1].errors, QStringList{QStringLiteral("Mend it.")});
        QCOMPARE(report.cases[0].warnings, QStringList{QStringLiteral("Odd.")});
        QVERIFY(auditSummary(report).startsWith(QStringLiteral("2 cases, of which 1 can")));
    }

    void auditShowsPatients()
    {
        const auto audit = auditFromLine(R"({"type":"audit","cases":[
                {"name":"P1_T1","patient":"P1"},{"name":"P1_T2","patient":"P1"},
                {"name":"X","patient":"X"}]})");
        QVERIFY(audit);
        AuditTable table;
        table.setReport(reportOf(*audit));
        QCOMPARE(table.headerData(AuditTable::Patient, Qt::Horizontal, Qt::DisplayRole).toString(),
                 QStringLiteral("Patient"));
        QCOMPARE(table.index(1, AuditTable::Patient).data().toString(), QStringLiteral("P1"));
        QVERIFY(
            auditSummary(table.report()).startsWith(QStringLiteral("3 cases of 2 patients, good")));
        PrepareSettings settings;
        settings.patientsFile = QStringLiteral("/who.csv");
        const QStringList arguments =
            prepareArguments(QStringLiteral("/d"), QStringLiteral("/p"), settings);
        QCOMPARE(arguments.value(arguments.indexOf(QLatin1String("--patients")) + 1),
                 QStringLiteral("/who.csv"));
    }
};

QTEST_GUILESS_MAIN(TestTrainingSettings)
#include "test_training_settings.moc"
