// What the real program says of models by name, and what it puts into their files.

#include "segmentation/networks/files/model_file.h"
#include "tests/support/engine_process.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

#include <map>
#include <optional>

using namespace glioscope;
using namespace glioscope::test;
namespace fs = std::filesystem;
using namespace Qt::StringLiterals;

class TestModelsCommand : public QObject {
    Q_OBJECT

    std::optional<TemporaryFolder> m_folder;

    fs::path models() const { return m_folder->path() / "models"; }
    EngineOutcome run(const QStringList& arguments) const
    {
        return runEngine(QStringList{u"models"_s} + arguments, models());
    }
    fs::path write(const QByteArray& content) const
    {
        const fs::path path = m_folder->path() / "sentences.txt";
        QFile file(text(path));
        [&] { QVERIFY(file.open(QIODevice::WriteOnly)); }();
        file.write(content);
        return path;
    }

private Q_SLOTS:
    void init()
    {
        m_folder.emplace();
        writeRandomModel(models(), "one", 2);
        writeRandomModel(models(), "two", 2);
    }

    void aNamedModelIsToldWithItsTermsAndWhatItFailsOn()
    {
        const fs::path sentences = write("# measured\nThick slices: said.\n\nNoise: nothing.\n");
        const EngineOutcome before = run({u"one"_s});
        QVERIFY2(before.code == 0, before.error.constData());
        QVERIFY2(before.output.contains("None; random weights.\n"), before.output.constData());
        QVERIFY2(before.output.contains("Nothing is stated of what it fails on."),
                 before.output.constData());
        QVERIFY(!before.output.contains("two.h5"));

        const EngineOutcome set = run({u"one"_s, u"--fails-on"_s, text(sentences)});
        QVERIFY2(set.code == 0, set.error.constData());
        const EngineOutcome after = run({u"one"_s});
        QCOMPARE(after.output, set.output);
        QVERIFY2(
            after.output.contains("What it fails on:\n- Thick slices: said.\n- Noise: nothing.\n"),
            after.output.constData());
        QVERIFY(readContract(models() / "two.h5").failsOn.empty());
    }

    void theSentencesAreInTheJsonOfTheContract()
    {
        const fs::path sentences = write("Noise: nothing.\n");
        const EngineOutcome set =
            run({u"one"_s, u"two"_s, u"--json"_s, u"--fails-on"_s, text(sentences)});
        const QList<QJsonObject> lines = jsonLines(set.output);
        QCOMPARE(lines.size(), 2);
        for (const QJsonObject& line : lines) {
            QCOMPARE(line[u"contract"_s][u"failsOn"_s].toArray(), QJsonArray{u"Noise: nothing."_s});
        }
    }

    void figuresOfACrossValidationAreCalledSo()
    {
        const fs::path figures = write(R"({"Dice WT": 0.875, "HD95 WT mm": 7.5})");
        const EngineOutcome set = run({u"one"_s, u"--metrics"_s, text(figures)});
        QVERIFY2(set.code == 0, set.error.constData());
        QVERIFY2(set.output.contains("Measured: Dice WT 0.875, HD95 WT mm 7.5, each case by "
                                     "networks that were not trained on it (cross-validated)."),
                 set.output.constData());
        const ModelContract contract = readContract(models() / "one.h5");
        QVERIFY(contract.crossValidated && contract.failsOn.empty());
        QCOMPARE(contract.metrics,
                 (std::map<std::string, double>{{"Dice WT", 0.875}, {"HD95 WT mm", 7.5}}));
        const std::string before = readModel(models() / "one.h5").sha256;
        const EngineOutcome wrong =
            run({u"one"_s, u"--metrics"_s, text(write(R"({"Dice WT": 88})"))});
        QCOMPARE(wrong.code, 1);
        QVERIFY2(wrong.error.contains("is not a number from 0 to 1"), wrong.error.constData());
        QCOMPARE(readModel(models() / "one.h5").sha256, before);
    }

    void whatCannotBePutThereChangesNothing()
    {
        const std::string before = readModel(models() / "one.h5").sha256;
        const EngineOutcome empty = run({u"one"_s, u"--fails-on"_s, text(write("# none\n"))});
        QCOMPARE(empty.code, 1);
        QVERIFY2(empty.error.contains("sentences.txt cannot be used: it has no sentence."),
                 empty.error.constData());
        const fs::path nowhere = m_folder->path() / "nowhere.txt";
        QCOMPARE(run({u"one"_s, u"--fails-on"_s, text(nowhere)}).code, 1);
        QCOMPARE(run({u"--fails-on"_s, text(write("Noise: nothing.\n"))}).code, 2);
        QCOMPARE(readModel(models() / "one.h5").sha256, before);
    }
};

QTEST_GUILESS_MAIN(TestModelsCommand)
#include "test_models_command.moc"
