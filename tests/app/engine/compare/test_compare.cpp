// The command as users run it: four phantoms, three small models, an independent computation of
// every figure in NumPy and SciPy.

#include "tests/support/engine_process.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QRegularExpression>
#include <QTest>

#include <csignal>
#include <filesystem>
#include <fstream>

using namespace glioscope::test;
using namespace Qt::StringLiterals;
namespace fs = std::filesystem;

namespace {

constexpr int kCases = 4, kModels = 3;

QByteArray bytesOf(const fs::path& file)
{
    QFile opened(file);
    return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray();
}

/// Of the page and results.json.
QByteArray withoutDate(const QByteArray& text)
{
    static const QRegularExpression date(u"[0-9]{4}-[0-9]{2}-[0-9]{2}"_s);
    return QString::fromUtf8(text).replace(date, u"DATE"_s).toUtf8();
}

int recordsIn(const fs::path& folder)
{
    return int(namesIn(folder).filter(u"_compared.json"_s).size());
}

}  // namespace

class TestCompare : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void figuresEqualAnIndependentComputation();
    void thePageNeedsNoOtherFileAndNoNetwork();
    void nothingIsDoneTwice();
    void aKilledRunGoesOnToTheSamePage();
    void anInterruptLeavesWholeFilesOnly();
    void shardsMergedAreTheWhole();
    void resultsAloneAreOnlyMeasured();
    void confidenceIsMeasuredWhereItIsAskedFor();
    void aBadCaseIsToldAndStopsNothing();
    void whatCannotBeComparedIsAQuestion();

private:
    [[nodiscard]] QStringList command(const fs::path& output) const
    {
        return {u"compare"_s, text(m_data), u"--models"_s, u"first"_s,
                u"second"_s,  u"third"_s,   u"--output"_s, text(output)};
    }
    [[nodiscard]] EngineOutcome compare(const fs::path& output, const QStringList& more = {}) const
    {
        return runEngine(command(output) + more, m_models);
    }
    void verifySameAsWhole(const fs::path& output) const;
    static void verifyOrderOfUncertainty(const QJsonObject& whole);

    TemporaryFolder m_folder;
    fs::path m_data = m_folder.path() / "data";
    fs::path m_models = m_folder.path() / "models";
    fs::path m_whole = m_folder.path() / "whole";
};

void TestCompare::initTestCase()
{
    for (int seed = 1; seed <= kCases; ++seed) {
        (void)makeCase(m_data, seed);
    }
    writeRandomModel(m_models, "first", 2);
    writeRandomModel(m_models, "second", 4);
    writeRandomModel(m_models, "third", 6);
    const EngineOutcome run = compare(m_whole);
    QVERIFY2(run.code == 0, run.error.constData());
    QCOMPARE(recordsIn(m_whole), kCases * kModels);
}

void TestCompare::verifySameAsWhole(const fs::path& output) const
{
    QCOMPARE(bytesOf(output / "results.csv"), bytesOf(m_whole / "results.csv"));
    for (const char* name : {"index.html", "results.json"}) {
        QVERIFY(!bytesOf(output / name).isEmpty());
        QCOMPARE(withoutDate(bytesOf(output / name)), withoutDate(bytesOf(m_whole / name)));
    }
    QCOMPARE(namesIn(output), namesIn(m_whole));
}

void TestCompare::figuresEqualAnIndependentComputation()
{
    const QByteArray csv = bytesOf(m_whole / "results.csv");
    QVERIFY(
        csv.startsWith("case,model,structure,dice,jaccard,sensitivity,specificity,precision,"
                       "volume_ml,reference_ml,hd95_mm,assd_mm,surface_dice_1mm,"));
    QCOMPARE(csv.count('\n'), 1 + kCases * kModels * 5);
    QProcess python;
    python.start(u"python3"_s,
                 {text(sourceFolder() / "tests/app/engine/compare/results_check.py"),
                  text(sourceFolder() / "tests/benchmarks"), text(m_whole), text(m_data)});
    if (!python.waitForStarted()) {
        QSKIP("There is no python3 to compute figures with.");
    }
    QVERIFY(python.waitForFinished(300'000));
    const QByteArray said = python.readAllStandardOutput() + python.readAllStandardError();
    if (said.contains("ModuleNotFoundError")) {
        QSKIP("python3 has no NumPy or SciPy.");
    }
    QVERIFY2(python.exitCode() == 0, said.constData());
    QVERIFY2(said.contains("12 segmentations, 1320 figures, 0 differ"), said.constData());
}

void TestCompare::thePageNeedsNoOtherFileAndNoNetwork()
{
    const QByteArray page = bytesOf(m_whole / "index.html");
    QVERIFY(page.contains("<svg") && page.contains("src=\"data:image/png;base64,"));
    for (const char* word : {"http:", "https:", "<script", "<link", "@import", "url("}) {
        QVERIFY2(!page.contains(word), word);
    }
    QCOMPARE(page.count("src=\""), page.count("src=\"data:"));
    QCOMPARE(page.count("<figure>"), kCases);
}

void TestCompare::nothingIsDoneTwice()
{
    const auto before = fs::last_write_time(m_whole / "Phantom_002_second_seg.nii.gz");
    const EngineOutcome again = compare(m_whole);
    QCOMPARE(again.code, 0);
    QCOMPARE(again.output.count("(done before)"), kCases * kModels);
    QCOMPARE(fs::last_write_time(m_whole / "Phantom_002_second_seg.nii.gz"), before);
}

void TestCompare::aKilledRunGoesOnToTheSamePage()
{
    const fs::path output = m_folder.path() / "killed";
    int most = 0;
    for (const int records : {1, 3, 7}) {
        QProcess process;
        prepareEngine(process, m_models);
        process.setArguments(command(output));
        process.start();
        QTRY_VERIFY_WITH_TIMEOUT(recordsIn(output) >= records, 120'000);
        process.kill();
        QVERIFY(process.waitForFinished());
        most = recordsIn(output);
        QVERIFY(!fs::exists(output / "index.html") || most == kCases * kModels);
    }
    const EngineOutcome rest = compare(output);
    QVERIFY2(rest.code == 0, rest.error.constData());
    QCOMPARE(rest.output.count("(done before)"), most);
    verifySameAsWhole(output);
}

void TestCompare::anInterruptLeavesWholeFilesOnly()
{
    const fs::path output = m_folder.path() / "interrupted";
    QProcess process;
    prepareEngine(process, m_models);
    process.setArguments(command(output));
    process.start();
    QTRY_VERIFY_WITH_TIMEOUT(recordsIn(output) >= 2, 120'000);
    QElapsedTimer timer;
    timer.start();
    ::kill(pid_t(process.processId()), SIGINT);
    QVERIFY(process.waitForFinished(30'000));
    QVERIFY(timer.elapsed() < kSoonMs);
    QCOMPARE(process.exitCode(), 130);
    for (const QString& name : namesIn(output)) {
        QVERIFY2(name.endsWith(u"_compared.json"_s) || name.endsWith(u"_seg.nii.gz"_s),
                 qPrintable(name));
    }
    QCOMPARE(compare(output).code, 0);
    verifySameAsWhole(output);
}

void TestCompare::shardsMergedAreTheWhole()
{
    QStringList parts;
    for (const char* shard : {"1/3", "2/3", "3/3"}) {
        const fs::path output = m_folder.path() / ("part" + std::string(1, shard[0]));
        QCOMPARE(compare(output, {u"--shard"_s, QString::fromLatin1(shard)}).code, 0);
        parts += text(output);
    }
    QCOMPARE(recordsIn(m_folder.path() / "part1"), 2 * kModels);
    const fs::path output = m_folder.path() / "merged";
    const EngineOutcome run = runEngine(QStringList{u"compare"_s, u"--merge"_s} + parts +
                                        QStringList{u"--output"_s, text(output)});
    QVERIFY2(run.code == 0, run.error.constData());
    verifySameAsWhole(output);
}

void TestCompare::resultsAloneAreOnlyMeasured()
{
    const fs::path output = m_folder.path() / "alone";
    const EngineOutcome run =
        runEngine({u"compare"_s, text(m_data), u"--results"_s, u"first="_s + text(m_whole),
                   u"third="_s + text(m_whole), u"--output"_s, text(output)});
    QVERIFY2(run.code == 0, run.error.constData());
    QVERIFY(namesIn(output).filter(u"_seg.nii.gz"_s).isEmpty());
    QByteArrayList expected;
    for (const QByteArray& line : bytesOf(m_whole / "results.csv").split('\n')) {
        if (!line.contains(",second,")) {
            expected += line;
        }
    }
    QCOMPARE(bytesOf(output / "results.csv"), expected.join('\n'));
}

void TestCompare::verifyOrderOfUncertainty(const QJsonObject& whole)
{
    QMap<QString, double> sums;
    for (const QJsonValue record : whole[u"results"_s].toArray()) {
        sums[record[u"case"_s].toString()] += record[u"uncertainty"_s].toDouble();
    }
    const QJsonArray order = whole[u"least_certain_first"_s].toArray();
    QCOMPARE(order.size(), sums.size());
    double before = 1;
    for (const QJsonValue each : order) {
        const double mean = each[u"mean_uncertainty"_s].toDouble();
        QVERIFY(sums.contains(each[u"case"_s].toString()));
        QCOMPARE(mean, sums.take(each[u"case"_s].toString()) / kModels);
        QVERIFY(mean > 0 && mean <= before);
        before = mean;
    }
}

void TestCompare::confidenceIsMeasuredWhereItIsAskedFor()
{
    QVERIFY(!bytesOf(m_whole / "index.html").contains("calibration error"));
    QVERIFY(!bytesOf(m_whole / "results.json").contains("least_certain_first"));
    const fs::path output = m_folder.path() / "confidence";
    const EngineOutcome run = compare(output, {u"--confidence"_s, u"--shard"_s, u"1/2"_s});
    QVERIFY2(run.code == 0, run.error.constData());
    const QByteArray page = bytesOf(output / "index.html");
    QVERIFY(page.contains("Expected calibration error") && page.contains("Least certain cases"));
    const QJsonObject whole = QJsonDocument::fromJson(bytesOf(output / "results.json")).object();
    const QJsonArray results = whole[u"results"_s].toArray();
    QCOMPARE(results.size(), 2 * kModels);
    verifyOrderOfUncertainty(whole);
    for (const QJsonValue record : results) {
        const double uncertainty = record[u"uncertainty"_s].toDouble();
        QVERIFY(uncertainty > 0 && uncertainty <= 1);
        QCOMPARE(record[u"confidence"_s].toArray().size(), 3);
        for (const QJsonValue one : record[u"confidence"_s].toArray()) {
            const double error = one[u"expected_calibration_error"_s].toDouble(-1);
            QVERIFY(error > 0 && error < 1);
            QVERIFY(one[u"volume_above_0.7_ml"_s].toDouble() <= one[u"volume_ml"_s].toDouble());
            QVERIFY(one[u"volume_ml"_s].toDouble() <= one[u"volume_above_0.3_ml"_s].toDouble());
        }
    }
    const EngineOutcome without = compare(output, {u"--shard"_s, u"1/2"_s});
    QCOMPARE(without.output.count("(done before)"), 0);
}

void TestCompare::aBadCaseIsToldAndStopsNothing()
{
    const fs::path data = m_folder.path() / "with bad ones";
    fs::copy(m_data, data, fs::copy_options::recursive);
    std::ofstream(data / "Phantom_002/Phantom_002_t1ce.nii.gz") << "no image";
    fs::remove(data / "Phantom_003/Phantom_003_seg.nii.gz");
    const fs::path output = m_folder.path() / "bad";
    const EngineOutcome run =
        runEngine({u"compare"_s, text(data), u"--models"_s, u"first"_s, u"--results"_s,
                   u"given="_s + text(m_whole), u"--output"_s, text(output)},
                  m_models);
    QCOMPARE(run.code, 2);  // several segmentations of a case, none called "given"
    const EngineOutcome named =
        runEngine({u"compare"_s, text(data), u"--models"_s, u"first"_s, u"--results"_s,
                   u"second="_s + text(m_whole), u"--output"_s, text(output)},
                  m_models);
    QCOMPARE(named.code, 1);
    QVERIFY(named.error.contains("3 of 8 comparisons were left out"));
    const QByteArray csv = bytesOf(output / "results.csv"), page = bytesOf(output / "index.html"),
                     json = bytesOf(output / "results.json");
    QCOMPARE(csv.count('\n'), 1 + 5 * 5);
    QVERIFY(!csv.contains("Phantom_002,first") && csv.contains("Phantom_002,second"));
    QVERIFY(!csv.contains("Phantom_003"));
    for (const char* sentence : {"Phantom_002_t1ce.nii.gz", "has no expert's labels"}) {
        QVERIFY2(page.contains(sentence) && json.contains(sentence), sentence);
    }
    fs::copy(m_data / "Phantom_002/Phantom_002_t1ce.nii.gz", data / "Phantom_002",
             fs::copy_options::overwrite_existing);
    fs::copy(m_data / "Phantom_003/Phantom_003_seg.nii.gz", data / "Phantom_003");
    const EngineOutcome mended =
        runEngine({u"compare"_s, text(data), u"--models"_s, u"first"_s, u"--results"_s,
                   u"second="_s + text(m_whole), u"--output"_s, text(output)},
                  m_models);
    QVERIFY2(mended.code == 0, mended.error.constData());
    QCOMPARE(mended.output.count("(done before)"), 5);
    QCOMPARE(bytesOf(output / "results.csv").count('\n'), 1 + 8 * 5);
}

void TestCompare::whatCannotBeComparedIsAQuestion()
{
    const fs::path output = m_folder.path() / "none";
    QCOMPARE(runEngine({u"compare"_s, text(m_data), u"--output"_s, text(output)}).code, 2);
    QCOMPARE(compare(output, {u"--results"_s, u"first="_s + text(m_whole)}).code, 2);
    QCOMPARE(compare(output, {u"--results"_s, u"nameless"_s}).code, 2);
    QCOMPARE(compare(output, {u"--merge"_s, text(m_whole)}).code, 2);
    QCOMPARE(
        runEngine({u"compare"_s, u"--merge"_s, text(m_data), u"--output"_s, text(output)}).code, 1);
    QVERIFY(!fs::exists(output));
}

QTEST_GUILESS_MAIN(TestCompare)
#include "test_compare.moc"
