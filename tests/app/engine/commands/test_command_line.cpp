// The real program, started as a user would: usage, exit codes, what is written and what never is.

#include "tests/support/engine_process.h"

#include "segmentation/case/formats/case_reader.h"
#include "segmentation/case/formats/label_writer.h"
#include "segmentation/phantom/phantom.h"

#include <QDateTime>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>
#include <optional>

using namespace glioscope;
using namespace glioscope::test;
namespace fs = std::filesystem;
using namespace Qt::StringLiterals;

namespace {

QJsonObject reportIn(const fs::path& file)
{
    QFile report(text(file));
    return report.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(report.readAll()).object()
                                            : QJsonObject();
}

/// Labels 1, 2 and 3 in one file whose name and surroundings tell nothing.
void writeLoneMask(const fs::path& file, std::uint8_t third = 3)
{
    Volume<std::uint8_t> mask({.size = {12, 10, 8}});
    mask.at(3, 3, 3) = 1;
    mask.at(4, 3, 3) = 2;
    mask.at(5, 3, 3) = third;
    writeBytes(file, mask);
}

}  // namespace

class TestCommandLine : public QObject {
    Q_OBJECT

    std::optional<TemporaryFolder> m_folder;
    fs::path m_models;
    fs::path m_dataset;
    fs::path m_case;

    EngineOutcome segment(const fs::path& input, const fs::path& output,
                          const QStringList& more = {})
    {
        return runEngine(QStringList{u"segment"_s, text(input), u"--output"_s, text(output)} + more,
                         m_models);
    }

    EngineOutcome evaluate(const fs::path& prediction, const fs::path& reference,
                           const QStringList& more = {})
    {
        return runEngine(QStringList{u"evaluate"_s, u"--prediction"_s, text(prediction),
                                     u"--reference"_s, text(reference)} +
                         more);
    }

    fs::path fresh(const char* name) { return m_folder->path() / name; }

private Q_SLOTS:
    void initTestCase()
    {
        m_folder.emplace();
        m_models = fresh("models");
        m_dataset = fresh("Fälle mit Leerzeichen");
        writeRandomModel(m_models, "tiny", 2);
        m_case = makeCase(m_dataset, 1);
        makeCase(m_dataset, 2);
    }
    void cleanupTestCase() { m_folder.reset(); }

    void wrongUsageExitsWith2_data()
    {
        QTest::addColumn<QStringList>("arguments");
        const QString c = u"/tmp"_s;
        QTest::newRow("nothing") << QStringList{};
        QTest::newRow("unknown command") << QStringList{u"paint"_s};
        QTest::newRow("unknown option") << QStringList{u"models"_s, u"--loud"_s};
        QTest::newRow("no case") << QStringList{u"segment"_s, u"--output"_s, c};
        QTest::newRow("no output") << QStringList{u"segment"_s, c};
        QTest::newRow("device") << QStringList{u"segment"_s,  c,       u"--output"_s, c,
                                               u"--device"_s, u"tpu"_s};
        QTest::newRow("precision")
            << QStringList{u"segment"_s, c, u"--output"_s, c, u"--precision"_s, u"int8"_s};
        QTest::newRow("shard") << QStringList{u"segment"_s, c,       u"--output"_s, c,
                                              u"--shard"_s, u"5/4"_s};
        QTest::newRow("shard 0") << QStringList{u"segment"_s, c,       u"--output"_s, c,
                                                u"--shard"_s, u"0/4"_s};
        QTest::newRow("labels") << QStringList{
            u"evaluate"_s, u"--prediction"_s, c, u"--reference"_s, c, u"--labels"_s, u"brats"_s};
        QTest::newRow("no phantoms")
            << QStringList{u"phantom"_s, u"--output"_s, c, u"--cases"_s, u"0"_s};
        QTest::newRow("batch of 0")
            << QStringList{u"train"_s, c, u"--output"_s, c, u"--batch"_s, u"0"_s};
    }
    void wrongUsageExitsWith2()
    {
        QFETCH(QStringList, arguments);
        const EngineOutcome outcome = runEngine(arguments);
        QCOMPARE(outcome.code, 2);
        QVERIFY(!outcome.error.isEmpty());
        QVERIFY(outcome.output.isEmpty());
    }

    void helpNamesEveryOptionWithItsDefault()
    {
        const EngineOutcome outcome = runEngine({u"segment"_s, u"--help"_s});
        QCOMPARE(outcome.code, 0);
        for (const char* named : {"--output", "--model", "--device", "[auto]", "--precision",
                                  "--shard", "[1/1]", "--probabilities", "--json"}) {
            QVERIFY2(outcome.output.contains(named), named);
        }
    }

    void missingCaseExitsWith1AndNamesThePath()
    {
        const EngineOutcome outcome = segment(fresh("no such case"), fresh("out-missing"));
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.error.contains("no such case"), outcome.error.constData());
        QCOMPARE(outcome.error.count('\n'), 1);
        QVERIFY(!fs::exists(fresh("out-missing")));
    }

    void missingModelExitsWith1AndNamesThoseThereAre()
    {
        const EngineOutcome outcome =
            segment(m_case, fresh("out-model"), {u"--model"_s, u"huge"_s});
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.error.contains("huge") && outcome.error.contains("tiny"),
                 outcome.error.constData());
        QVERIFY(!fs::exists(fresh("out-model")));
    }

    void modelsAreListedWithTheirContracts()
    {
        const auto lines = jsonLines(runEngine({u"models"_s, u"--json"_s}, m_models).output);
        QCOMPARE(lines.size(), 1);
        QCOMPARE(lines[0][u"contract"_s][u"name"_s].toString(), u"tiny"_s);
        QVERIFY(QFileInfo::exists(lines[0][u"file"_s].toString()));
    }

    void phantomIsTheSameForTheSameSeed()
    {
        const fs::path again = makeCase(fresh("again"), 1);
        for (const Sequence sequence : kAllSequences) {
            const std::string name = "Phantom_001_" + std::string(key(sequence)) + ".nii.gz";
            QVERIFY(readImage(m_case / name).voxels == readImage(again / name).voxels);
        }
        const std::string other = "Phantom_002_flair.nii.gz";
        QVERIFY(readImage(m_case / "Phantom_001_flair.nii.gz").voxels !=
                readImage(m_dataset / "Phantom_002" / other).voxels);
    }

    void segmentationLiesOnTheInputsGridBesideItsReport()
    {
        const fs::path output = fresh("out one");
        const EngineOutcome outcome = segment(m_case, output, {u"--probabilities"_s});
        QVERIFY2(outcome.code == 0, outcome.error.constData());
        QCOMPARE(namesIn(output),
                 (QStringList{u"Phantom_001_tiny.json"_s, u"Phantom_001_tiny_ET.nii.gz"_s,
                              u"Phantom_001_tiny_TC.nii.gz"_s, u"Phantom_001_tiny_WT.nii.gz"_s,
                              u"Phantom_001_tiny_seg.nii.gz"_s}));
        const Image flair = readImage(m_case / "Phantom_001_flair.nii.gz");
        const CaseLabels labels =
            readLabels(output / "Phantom_001_tiny_seg.nii.gz", LabelScheme::Brats2021);
        QVERIFY(samePhysicalGrid(labels.map.geometry, flair.geometry));
        const Image whole = readImage(output / "Phantom_001_tiny_WT.nii.gz");
        QVERIFY(samePhysicalGrid(whole.geometry, flair.geometry));
        // ET may be set outside WT by a model that contradicts itself, so only ED bears on WT.
        for (std::size_t i = 0; i < whole.voxels.size(); ++i) {
            QVERIFY(labels.map.voxels[i] != Label::Oedema || whole.voxels[i] > 100);
        }

        const QJsonObject report = reportIn(output / "Phantom_001_tiny.json");
        QCOMPARE(report[u"case"_s].toString(), u"Phantom_001"_s);
        QCOMPARE(report[u"model"_s][u"sha256"_s].toString().size(), 64);
        QCOMPARE(report[u"inputs"_s].toArray().size(), 4);
        const auto oedema = std::ranges::count(labels.map.voxels, Label::Oedema);
        QCOMPARE(report[u"outcome"_s][u"volumes"_s][1][u"voxels"_s].toInteger(), oedema);
        QVERIFY(report[u"run"_s][u"seconds"_s][u"total"_s].toDouble() > 0);
    }

    void theCaseMayFollowTheModel()
    {
        const EngineOutcome outcome =
            runEngine({u"segment"_s, u"--model"_s, u"tiny"_s, text(m_case), u"--output"_s,
                       text(fresh("out order"))},
                      m_models);
        QVERIFY2(outcome.code == 0, outcome.error.constData());
        QCOMPARE(namesIn(fresh("out order")).size(), 2);
    }

    void jsonIsEventsAndNothingElse()
    {
        const auto events = jsonLines(segment(m_case, fresh("out json"), {u"--json"_s}).output);
        QVERIFY(events.size() >= 2);
        for (const QJsonObject& event : events.first(events.size() - 1)) {
            QCOMPARE(event[u"type"_s].toString(), u"progress"_s);
        }
        QCOMPARE(events.last()[u"type"_s].toString(), u"result"_s);
        QVERIFY(QFileInfo::exists(events.last()[u"segmentation"_s].toString()));
    }

    void progressIsSilentWhereThereIsNoTerminal()
    {
        QVERIFY(segment(m_case, fresh("out quiet")).error.isEmpty());
    }

    void datasetGoesOnWhereItWasLeft()
    {
        const fs::path output = fresh("out dataset");
        QCOMPARE(segment(m_dataset, output).code, 0);
        const QStringList all = namesIn(output);
        QCOMPARE(all.size(), 4);
        const auto written = fs::last_write_time(output / "Phantom_002_tiny_seg.nii.gz");
        fs::remove(output / "Phantom_001_tiny.json");
        const EngineOutcome again = segment(m_dataset, output);
        QCOMPARE(again.code, 0);
        QCOMPARE(again.output.count("done before"), 1);
        QCOMPARE(namesIn(output), all);
        QVERIFY(fs::last_write_time(output / "Phantom_002_tiny_seg.nii.gz") == written);
    }

    void anotherModelOfTheSameNameIsRunAgain()
    {
        const fs::path models = fresh("changing models");
        const fs::path output = fresh("out changing");
        writeRandomModel(models, "tiny", 2);
        const QStringList arguments = {u"segment"_s, text(m_dataset), u"--output"_s, text(output)};
        QCOMPARE(test::runEngine(arguments, models).code, 0);
        writeRandomModel(models, "tiny", 3);
        QCOMPARE(test::runEngine(arguments, models).output.count("done before"), 0);
    }

    void shardsShareADatasetWithoutOverlap()
    {
        QCOMPARE(segment(m_dataset, fresh("shard1"), {u"--shard"_s, u"1/2"_s}).code, 0);
        QCOMPARE(segment(m_dataset, fresh("shard2"), {u"--shard"_s, u"2/2"_s}).code, 0);
        QCOMPARE(namesIn(fresh("shard1")),
                 (QStringList{u"Phantom_001_tiny.json"_s, u"Phantom_001_tiny_seg.nii.gz"_s}));
        QCOMPARE(namesIn(fresh("shard2")),
                 (QStringList{u"Phantom_002_tiny.json"_s, u"Phantom_002_tiny_seg.nii.gz"_s}));
    }

    void aBrokenCaseDoesNotStopTheOthers()
    {
        const fs::path dataset = fresh("half broken");
        fs::copy(m_dataset, dataset, fs::copy_options::recursive);
        fs::resize_file(dataset / "Phantom_001/Phantom_001_t2.nii.gz", 1000);
        const EngineOutcome outcome = segment(dataset, fresh("out broken"));
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.error.contains("Phantom_001_t2.nii.gz"), outcome.error.constData());
        QCOMPARE(namesIn(fresh("out broken")),
                 (QStringList{u"Phantom_002_tiny.json"_s, u"Phantom_002_tiny_seg.nii.gz"_s}));
    }

    void aFailureAmongManyCasesNamesTheCase_data()
    {
        QTest::addColumn<double>("spacingMm");
        QTest::newRow("nothing but background") << 3.0;
        QTest::newRow("spacing in another unit") << 3000.0;
    }
    void aFailureAmongManyCasesNamesTheCase()
    {
        QFETCH(const double, spacingMm);
        const fs::path place = fresh(QTest::currentDataTag());
        const fs::path dataset = place / "cases", output = place / "out";
        fs::create_directories(place);
        fs::copy(m_dataset, dataset, fs::copy_options::recursive);
        const fs::path folder = dataset / "Phantom_001";
        for (const char* sequence : {"flair", "t1", "t1ce", "t2"}) {
            const fs::path file = folder / ("Phantom_001_" + std::string(sequence) + ".nii.gz");
            Image image = readImage(file);
            image.geometry.spacingMm = {spacingMm, spacingMm, spacingMm};
            if (spacingMm < 1000) {
                std::ranges::fill(image.voxels, 0.0F);
            }
            writeImage(file, image, true);
        }
        const EngineOutcome outcome = segment(dataset, output);
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.error.contains("Phantom_001"), outcome.error.constData());
        QCOMPARE(namesIn(output).size(), 2);
        const EngineOutcome prepared =
            runEngine({u"prepare"_s, text(dataset), u"--output"_s, text(place / "patches")});
        QCOMPARE(prepared.code, 1);
        QVERIFY2(prepared.error.contains("Phantom_001"), prepared.error.constData());
    }

    void casesOfOneNameAreRefusedBeforeTheyOverwriteEachOther()
    {
        const fs::path dataset = fresh("same names");
        for (const char* patient : {"P01", "P02"}) {
            fs::create_directories(dataset / patient);
            fs::copy(m_case, dataset / patient / "Phantom_001");
        }
        const EngineOutcome outcome = segment(dataset, fresh("out same"));
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.error.contains("cases of one name"), outcome.error.constData());
        QVERIFY(namesIn(fresh("out same")).isEmpty());
    }

    void casesWithAQuestionAreCountedAndTheOthersRun()
    {
        const fs::path dataset = fresh("with a question");
        fs::copy(m_dataset, dataset, fs::copy_options::recursive);
        fs::copy(dataset / "Phantom_001/Phantom_001_t1ce.nii.gz",
                 dataset / "Phantom_001/Phantom_001_t1c.nii.gz");
        const EngineOutcome outcome = segment(dataset, fresh("out question"));
        QCOMPARE(outcome.code, 2);
        QVERIFY2(outcome.error.contains("both claim to be"), outcome.error.constData());
        QCOMPARE(namesIn(fresh("out question")),
                 (QStringList{u"Phantom_002_tiny.json"_s, u"Phantom_002_tiny_seg.nii.gz"_s}));
    }

    void missingSequenceIsNamed()
    {
        const fs::path incomplete = fresh("incomplete");
        fs::copy(m_case, incomplete);
        fs::remove(incomplete / "Phantom_001_t1ce.nii.gz");
        const EngineOutcome outcome = segment(incomplete, fresh("out incomplete"));
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.error.contains("T1ce"), outcome.error.constData());
        QVERIFY(!fs::exists(fresh("out incomplete")));
    }

    void anotherGridIsRefusedNamingFileAndGrids()
    {
        const fs::path shifted = fresh("shifted");
        fs::copy(m_case, shifted);
        Image t2 = readImage(shifted / "Phantom_001_t2.nii.gz");
        t2.geometry.originLps[2] += 5;
        writeImage(shifted / "Phantom_001_t2.nii.gz", t2, true);
        const EngineOutcome outcome = segment(shifted, fresh("out shifted"));
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.error.contains("Phantom_001_t2.nii.gz"), outcome.error.constData());
        QCOMPARE(outcome.error.count("64x64x48"), 2);
        QVERIFY(!fs::exists(fresh("out shifted")));
    }

    void resultsAreNeverPutAmongTheCasesOwnFiles()
    {
        const QStringList before = namesIn(m_case);
        const EngineOutcome outcome = segment(m_case, m_case);
        QCOMPARE(outcome.code, 2);
        QCOMPARE(namesIn(m_case), before);
    }

    void aSegmentationAgreesWithItself()
    {
        const fs::path labels = m_case / "Phantom_001_seg.nii.gz";
        const auto lines = jsonLines(evaluate(labels, m_case, {u"--json"_s}).output);
        QCOMPARE(lines.size(), 1);
        const QJsonArray rows = lines[0][u"rows"_s].toArray();
        QCOMPARE(rows.size(), 5);
        for (const QJsonValue row : rows) {
            QCOMPARE(row[u"dice"_s].toDouble(), 1.0);
            QCOMPARE(row[u"hd95Mm"_s].toDouble(), 0.0);
            QVERIFY(row[u"referenceMl"_s].toDouble() > 0);
        }
    }

    void foldersAreEvaluatedCaseByCase()
    {
        const fs::path output = fresh("out evaluated");
        QCOMPARE(segment(m_dataset, output).code, 0);
        const EngineOutcome asText = evaluate(output, m_dataset);
        QVERIFY2(asText.code == 0, asText.error.constData());
        QVERIFY(asText.output.contains("MONAI") && asText.output.contains("both are empty"));
        const auto lines = jsonLines(evaluate(output, m_dataset, {u"--json"_s}).output);
        QStringList cases;
        for (const QJsonObject& line : lines) {
            if (line[u"type"_s].toString() == u"evaluation"_s) {
                cases.append(line[u"case"_s].toString());
                QCOMPARE(line[u"model"_s].toString(), u"tiny"_s);
            }
        }
        QCOMPARE(cases, (QStringList{u"Phantom_001"_s, u"Phantom_002"_s}));
        QCOMPARE(lines.last()[u"type"_s].toString(), u"mean"_s);
        QCOMPARE(lines.last()[u"cases"_s].toInt(), 2);
    }

    void labelsThatNothingExplainsAreAskedAbout()
    {
        const fs::path mask = fresh("drawn.nii.gz");
        writeLoneMask(mask);
        const EngineOutcome asked = evaluate(mask, mask);
        QCOMPARE(asked.code, 2);
        QVERIFY2(asked.error.contains("drawn.nii.gz") && asked.error.contains("--labels"),
                 asked.error.constData());
        QCOMPARE(evaluate(mask, mask, {u"--labels"_s, u"msd"_s}).code, 0);
    }

    void aFourThatMayBeACavityIsAskedAboutAndHasItsRow()
    {
        const fs::path mask = fresh("after.nii.gz");
        writeLoneMask(mask, 4);
        const EngineOutcome asked = evaluate(mask, mask);
        QCOMPARE(asked.code, 2);
        QVERIFY2(
            asked.error.contains("resection cavity") && asked.error.contains("--labels brats2021"),
            asked.error.constData());
        const auto operated = evaluate(mask, mask, {u"--labels"_s, u"brats2023"_s});
        QVERIFY2(operated.output.contains("\nRC    1.0000"), operated.output.constData());
        QVERIFY(!evaluate(mask, mask, {u"--labels"_s, u"brats2021"_s}).output.contains("\nRC "));
    }
};

QTEST_GUILESS_MAIN(TestCommandLine)
#include "test_command_line.moc"
