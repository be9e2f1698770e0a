// Several networks as one model by the real program: made, listed, run whole and by those members
// that have not been trained on a case.

#include "tests/support/engine_process.h"

#include "segmentation/networks/files/model_file.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <optional>

using namespace glioscope;
using namespace glioscope::test;
namespace fs = std::filesystem;
using namespace Qt::StringLiterals;

namespace {

QJsonObject jsonOf(const fs::path& file)
{
    QFile opened(text(file));
    return opened.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(opened.readAll()).object()
                                            : QJsonObject();
}

QStringList namesOf(const QJsonValue& members)
{
    QStringList names;
    for (const QJsonValue member : members.toArray()) {
        names << member[u"name"_s].toString();
    }
    return names;
}

}  // namespace

class TestEnsembleCommand : public QObject {
    Q_OBJECT

    std::optional<TemporaryFolder> m_folder;
    fs::path m_models, m_dataset, m_ensemble;

    /// With random weights, and a contract that says what it was trained on.
    void writeFold(const std::string& name, const std::vector<std::string>& training,
                   const std::vector<std::string>& heldBack)
    {
        writeRandomModel(m_models, name, 2);
        Model model = readModel(m_models / (name + ".h5"));
        model.contract.trainingCases = training;
        model.contract.heldBackCases = heldBack;
        model.contract.metrics = {{"Dice WT", 0.5}, {"Dice TC", 0.5}, {"Dice ET", 0.5}};
        writeModel(model.file, model.contract, *model.network, StoredPrecision::Float16);
    }

    EngineOutcome combine(const QStringList& more)
    {
        return runEngine(
            QStringList{u"ensemble"_s, u"fold1"_s, text(m_models / "fold2.h5"), u"--output"_s} +
                more,
            m_models);
    }

    EngineOutcome segment(const fs::path& input, const fs::path& output, const QStringList& more)
    {
        return runEngine(QStringList{u"segment"_s, text(input), u"--model"_s, u"folds"_s,
                                     u"--output"_s, text(output)} +
                             more,
                         m_models);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_folder.emplace();
        m_models = m_folder->path() / "models";
        m_dataset = m_folder->path() / "data set";
        writeFold("fold1", {"Phantom_002", "Phantom_003"}, {"Phantom_001"});
        writeFold("fold2", {"Phantom_001", "Phantom_003"}, {"Phantom_002"});
        for (const int seed : {1, 2, 3}) {
            makeCase(m_dataset, seed);
        }
        QFile figures(text(m_folder->path() / "figures.json"));
        QVERIFY(figures.open(QIODevice::WriteOnly));
        figures.write(R"({"Dice WT": 0.9, "Dice TC": 0.8, "Dice ET": 0.7, "HD95 WT mm": 7.5})");
        figures.close();
        m_ensemble = m_models / "folds.h5";
        const EngineOutcome made = combine({text(m_ensemble), u"--metrics"_s,
                                            text(m_folder->path() / "figures.json"), u"--json"_s});
        QVERIFY2(made.code == 0, made.error.constData());
        QCOMPARE(jsonLines(made.output)[0][u"contract"_s][u"name"_s].toString(), u"folds"_s);
    }
    void cleanupTestCase() { m_folder.reset(); }

    void itsCrossValidatedFiguresPutItFirstAmongTheModels()
    {
        const auto models = jsonLines(runEngine({u"models"_s, u"--json"_s}, m_models).output);
        QCOMPARE(models.size(), 3);
        const QJsonValue contract = models[0][u"contract"_s];
        QCOMPARE(contract[u"name"_s].toString(), u"folds"_s);
        QCOMPARE(namesOf(contract[u"members"_s]), (QStringList{u"fold1"_s, u"fold2"_s}));
        QCOMPARE(contract[u"metrics"_s][u"HD95 WT mm"_s].toDouble(), 7.5);
        const QByteArray table = runEngine({u"models"_s}, m_models).output;
        QVERIFY2(table.contains("folds.h5  (2 networks, cross-validated)"), table.constData());
        QVERIFY2(table.contains("fold1.h5\n"), table.constData());
    }

    void aRunNamesItsMembersWithTheirTimes()
    {
        const fs::path output = m_folder->path() / "whole";
        const EngineOutcome run = segment(m_dataset / "Phantom_001", output, {});
        QVERIFY2(run.code == 0, run.error.constData());
        QVERIFY2(run.output.contains("2 networks: fold1 "), run.output.constData());
        const QJsonObject report = jsonOf(output / "Phantom_001_folds.json");
        const QJsonValue members = report[u"run"_s][u"members"_s];
        QCOMPARE(namesOf(members), (QStringList{u"fold1"_s, u"fold2"_s}));
        double seconds = 0;
        for (const QJsonValue member : members.toArray()) {
            QVERIFY(member[u"seconds"_s].toDouble() > 0);
            seconds += member[u"seconds"_s].toDouble();
        }
        QVERIFY(seconds <= report[u"run"_s][u"seconds"_s][u"network"_s].toDouble());
    }

    void eachCaseOfADatasetIsLeftToTheMembersThatDoNotKnowIt()
    {
        const fs::path output = m_folder->path() / "unseen";
        // What the whole model made earlier is another result.
        QCOMPARE(segment(m_dataset / "Phantom_001", output, {}).code, 0);
        const EngineOutcome run = segment(m_dataset, output, {u"--unseen-members"_s});
        QCOMPARE(run.code, 1);
        QVERIFY2(!run.output.contains("done before"), run.output.constData());
        QVERIFY2(run.error.contains("Every member of the model folds has been trained on the case "
                                    "Phantom_003;"),
                 run.error.constData());
        for (const auto& [name, member] :
             {std::pair("Phantom_001", u"fold1"_s), std::pair("Phantom_002", u"fold2"_s)}) {
            const QJsonObject report = jsonOf(output / (std::string(name) + "_folds.json"));
            QCOMPARE(namesOf(report[u"run"_s][u"members"_s]), QStringList{member});
            const QString notices = QString::fromUtf8(
                QJsonDocument(report[u"outcome"_s][u"notices"_s].toArray()).toJson());
            QVERIFY2(notices.contains(u"Only %1 of the 2 networks of folds ran"_s.arg(member)),
                     qPrintable(notices));
        }
        QVERIFY(!fs::exists(output / "Phantom_003_folds.json"));
        const EngineOutcome again = segment(m_dataset, output, {u"--unseen-members"_s});
        QCOMPARE(again.output.count("done before"), 2);
        QVERIFY(!segment(m_dataset / "Phantom_001", output, {}).output.contains("done before"));
        QCOMPARE(segment(m_dataset, output, {}).output.count("done before"), 1);
    }

    void aMemberAloneGivesWhatItsModelGives()
    {
        const fs::path one = m_folder->path() / "one", other = m_folder->path() / "other";
        QCOMPARE(segment(m_dataset / "Phantom_001", one, {u"--unseen-members"_s}).code, 0);
        QCOMPARE(runEngine({u"segment"_s, text(m_dataset / "Phantom_001"), u"--model"_s, u"fold1"_s,
                            u"--output"_s, text(other), u"--unseen-members"_s},
                           m_models)
                     .code,
                 0);
        const QJsonArray volumes =
            jsonOf(one / "Phantom_001_folds.json")[u"outcome"_s][u"volumes"_s].toArray();
        QVERIFY(!volumes.isEmpty());
        QCOMPARE(volumes,
                 jsonOf(other / "Phantom_001_fold1.json")[u"outcome"_s][u"volumes"_s].toArray());
    }

    void aSingleNetworkThatKnowsTheCaseIsRefusedToo()
    {
        const EngineOutcome run =
            runEngine({u"segment"_s, text(m_dataset / "Phantom_002"), u"--model"_s, u"fold1"_s,
                       u"--output"_s, text(m_folder->path() / "known"), u"--unseen-members"_s},
                      m_models);
        QCOMPARE(run.code, 1);
        QVERIFY2(run.error.contains("The model fold1 has been trained on the case Phantom_002;"),
                 run.error.constData());
        QVERIFY(!fs::exists(m_folder->path() / "known"));
    }

    void whatCannotBeMadeIsOneSentence()
    {
        const fs::path figures = m_folder->path() / "wrong.json";
        QFile file(text(figures));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"Dice WT": 90})");
        file.close();
        const fs::path output = m_folder->path() / "wrong.h5";
        const EngineOutcome wrong = combine({text(output), u"--metrics"_s, text(figures)});
        QCOMPARE(wrong.code, 1);
        QVERIFY2(wrong.error.contains("wrong.json cannot be used: its figure \"Dice WT\""),
                 wrong.error.constData());
        QVERIFY(combine({text(output), u"--name"_s, u"thirteen-long"_s}).error.contains("--name"));
        QVERIFY(combine({text(m_models / "fold1.h5")})
                    .error.contains("one of the models to be joined"));
        QVERIFY(!fs::exists(output));
    }
};

QTEST_GUILESS_MAIN(TestEnsembleCommand)
#include "test_ensemble_command.moc"
