// prepare, train, selftest: from cases to a model that segments, by the real program.

#include "tests/support/engine_process.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

#include <optional>

using namespace glioscope::test;
namespace fs = std::filesystem;
using namespace Qt::StringLiterals;

class TestTrainCommand : public QObject {
    Q_OBJECT

    std::optional<TemporaryFolder> m_folder;
    fs::path m_dataset;
    fs::path m_patches;

    EngineOutcome prepare(const QString& spacing)
    {
        return runEngine({u"prepare"_s, text(m_dataset), u"--output"_s, text(m_patches),
                          u"--spacing"_s, spacing, spacing, spacing});
    }

    EngineOutcome train(const fs::path& run, const QStringList& more = {})
    {
        return runEngine(QStringList{u"train"_s, text(m_patches), u"--output"_s, text(run),
                                     u"--width"_s, u"2"_s, u"--window"_s, u"16"_s, u"16"_s, u"16"_s,
                                     u"--steps"_s, u"2"_s, u"--validate-every"_s, u"1"_s,
                                     u"--hold-back"_s, u"Phantom_002"_s, u"--name"_s, u"fresh"_s} +
                         more);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_folder.emplace();
        m_dataset = m_folder->path() / "data set";
        m_patches = m_folder->path() / "patches";
        makeCase(m_dataset, 1);
        makeCase(m_dataset, 2);
    }
    void cleanupTestCase() { m_folder.reset(); }

    void preparingAgainKeepsWhatIsThereUntilTheWayChanges()
    {
        const EngineOutcome first = prepare(u"5"_s);
        QVERIFY2(first.code == 0, first.error.constData());
        QVERIFY2(first.output.startsWith("2 patch files written, 0 kept"),
                 first.output.constData());
        QVERIFY(prepare(u"5"_s).output.startsWith("0 patch files written, 2 kept"));
        QVERIFY(prepare(u"4"_s).output.startsWith("2 patch files written, 0 kept"));
        QCOMPARE(namesIn(m_patches), (QStringList{u"Phantom_001.h5"_s, u"Phantom_002.h5"_s}));
    }

    void aTrainedModelSegmentsAndNamesItsHeldBackCase()
    {
        const fs::path run = m_folder->path() / "run";
        const EngineOutcome trained = train(run, {u"--epochs"_s, u"1"_s, u"--json"_s});
        QVERIFY2(trained.code == 0, trained.error.constData());
        QVERIFY(trained.output.contains("\"epoch\""));
        const auto models = jsonLines(runEngine({u"models"_s, u"--json"_s}, run).output);
        QVERIFY(!models.isEmpty());
        QCOMPARE(models[0][u"contract"_s][u"name"_s].toString(), u"fresh"_s);
        QCOMPARE(models[0][u"contract"_s][u"heldBackCases"_s][0].toString(), u"Phantom_002"_s);
        const fs::path output = m_folder->path() / "out";
        const EngineOutcome segmented =
            runEngine({u"segment"_s, text(m_dataset / "Phantom_002"), u"--model"_s,
                       text(run / "last.h5"), u"--output"_s, text(output)});
        QVERIFY2(segmented.code == 0, segmented.error.constData());
        QVERIFY(fs::exists(output / "Phantom_002_fresh_seg.nii.gz"));

        QCOMPARE(train(run, {u"--epochs"_s, u"2"_s}).code, 1);  // would overwrite the run
        const EngineOutcome other = train(run, {u"--learning-rate"_s, u"0.5"_s, u"--resume"_s});
        QCOMPARE(other.code, 1);
        QVERIFY2(other.error.contains("learning_rate"), other.error.constData());
        // What is not given comes from the run.
        const EngineOutcome resumed = runEngine({u"train"_s, text(m_patches), u"--output"_s,
                                                 text(run), u"--epochs"_s, u"2"_s, u"--resume"_s});
        QVERIFY2(resumed.code == 0, resumed.error.constData());
        QVERIFY(resumed.output.contains("epoch 2/2") && !resumed.output.contains("epoch 1/2"));
    }

    void whatIsGivenComesOverTheRecipeInAnyOrder_data()
    {
        QTest::addColumn<bool>("recipeFirst");
        QTest::newRow("before") << true;
        QTest::newRow("after") << false;
    }
    void whatIsGivenComesOverTheRecipeInAnyOrder()
    {
        QFETCH(bool, recipeFirst);
        const fs::path run = m_folder->path() / (recipeFirst ? "before" : "after");
        const QStringList recipe = {u"--recipe"_s,
                                    recipeFirst ? u"reference"_s : u"seed"_s};  // its former name
        const QStringList given = {
            u"--network"_s, u"vnet"_s, u"--width"_s, u"2"_s,  u"--kernel"_s,      u"3"_s,
            u"--window"_s,  u"16"_s,   u"16"_s,      u"16"_s, u"--batch"_s,       u"1"_s,
            u"--epochs"_s,  u"1"_s,    u"--steps"_s, u"1"_s,  u"--augmentation"_s};
        const QStringList options = recipeFirst ? recipe + given : given + recipe;
        const EngineOutcome outcome =
            runEngine(QStringList{u"train"_s, text(m_patches), u"--output"_s, text(run)} + options);
        QVERIFY2(outcome.code == 0, outcome.error.constData());
        QFile file(text(run / "config.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject config = QJsonDocument::fromJson(file.readAll()).object();
        QCOMPARE(config[u"network"_s].toString(), u"vnet"_s);
        QCOMPARE(config[u"width"_s].toInt(), 2);
        QCOMPARE(config[u"steps"_s].toInt(), 1);
        QVERIFY(config[u"augmentation"_s].toBool());
        // From the recipe:
        QCOMPARE(config[u"loss"_s].toString(), u"reference"_s);
        QCOMPARE(config[u"norm"_s].toString(), u"batch-per-z"_s);
        QCOMPARE(config[u"learning_rate"_s].toDouble(), 1e-5);
        QCOMPARE(config[u"ema_decay"_s].toDouble(), 0.0);
    }

    void theBestRecipeWithoutPhantomsStartsAtOnce()
    {
        const fs::path run = m_folder->path() / "best";
        const EngineOutcome outcome =
            train(run, {u"--recipe"_s, u"best"_s, u"--no-phantoms-first"_s, u"--epochs"_s, u"1"_s});
        QVERIFY2(outcome.code == 0, outcome.error.constData());
        QVERIFY(!fs::exists(run / "start.h5"));
        QFile file(text(run / "config.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject config = QJsonDocument::fromJson(file.readAll()).object();
        QVERIFY(!config[u"phantoms_first"_s].toBool(true));
        QCOMPARE(config[u"network"_s].toString(), u"unet"_s);
        QCOMPARE(config[u"weight_decay"_s].toDouble(), 1e-3);
    }

    void selftestPassesOnTheProcessor()
    {
        const EngineOutcome outcome =
            runEngine({u"selftest"_s, u"--device"_s, u"cpu"_s, u"--json"_s});
        QVERIFY2(outcome.code == 0, (outcome.error + outcome.output).constData());
        const auto checks = jsonLines(outcome.output);
        QCOMPARE(checks.size(), 17);
        for (const QJsonObject& check : checks) {
            QVERIFY2(check[u"passed"_s].toBool(), qPrintable(check[u"detail"_s].toString()));
        }
    }

    void selftestSaysWhenADeviceIsNotThere()
    {
        const EngineOutcome outcome = runEngine({u"selftest"_s, u"--device"_s, u"cuda:99"_s});
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.output.contains("cuda:99"), outcome.output.constData());
    }
};

QTEST_GUILESS_MAIN(TestTrainCommand)
#include "test_train_command.moc"
