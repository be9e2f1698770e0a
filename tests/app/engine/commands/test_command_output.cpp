// The real program where its output finds no room or no reader: the exit code, the sentence, and
// the names in it.

#include "tests/support/engine_process.h"

#include <QFileInfo>
#include <QTest>

#include <optional>

using namespace glioscope::test;
namespace fs = std::filesystem;
using namespace Qt::StringLiterals;

class TestCommandOutput : public QObject {
    Q_OBJECT

    std::optional<TemporaryFolder> m_folder;
    fs::path m_models;
    fs::path m_case;

    /// By a shell that first does `preparation`, such as closing stdout.
    EngineOutcome runAfter(const QString& preparation, const QStringList& arguments)
    {
        QProcess process;
        prepareEngine(process, m_models);
        process.setProgram(u"sh"_s);
        process.setArguments(QStringList{u"-c"_s, preparation + u"; exec \"$0\" \"$@\""_s,
                                         text(program("glioscope-engine"))} +
                             arguments);
        process.start(QIODevice::ReadOnly);
        const bool ended =
            process.waitForFinished(180'000) && process.exitStatus() == QProcess::NormalExit;
        return {ended ? process.exitCode() : -1, process.readAllStandardOutput(),
                process.readAllStandardError()};
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_folder.emplace();
        m_models = m_folder->path() / "models";
        writeRandomModel(m_models, "tiny", 2);
        m_case = makeCase(m_folder->path() / "data", 1);
    }
    void cleanupTestCase() { m_folder.reset(); }

    void lostOutputExitsWith1AndIsSaid_data()
    {
        QTest::addColumn<QStringList>("arguments");
        const QString labels = text(m_case / "Phantom_001_seg.nii.gz");
        const QStringList evaluate = {u"evaluate"_s, u"--prediction"_s, labels, u"--reference"_s,
                                      labels};
        QTest::newRow("evaluate") << evaluate;
        QTest::newRow("evaluate --json") << evaluate + QStringList{u"--json"_s};
        QTest::newRow("models") << QStringList{u"models"_s};
        QTest::newRow("models --json") << QStringList{u"models"_s, u"--json"_s};
        QTest::newRow("audit") << QStringList{u"audit"_s, text(m_case.parent_path())};
        QTest::newRow("--help") << QStringList{u"--help"_s};
        QTest::newRow("--version") << QStringList{u"--version"_s};
    }
    void lostOutputExitsWith1AndIsSaid()
    {
        QFETCH(QStringList, arguments);
        const EngineOutcome whole = runAfter(u":"_s, arguments);
        QCOMPARE(whole.code, 0);
        QVERIFY(!whole.output.isEmpty());
        const EngineOutcome full = runAfter(u"exec >/dev/full"_s, arguments);
        QCOMPARE(full.code, 1);
        QVERIFY2(full.error.contains("lost") && full.error.contains("the disk is full"),
                 full.error.constData());
        const EngineOutcome closed = runAfter(u"exec >&-"_s, arguments);
        QCOMPARE(closed.code, 1);
        QVERIFY2(closed.error.contains("lost"), closed.error.constData());
    }

    void aFileIsNeverTakenForAClosedStdout()
    {
        const fs::path output = m_folder->path() / "closed";
        const EngineOutcome outcome =
            runAfter(u"exec >&- <&-"_s, {u"segment"_s, text(m_case), u"--output"_s, text(output)});
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.error.contains("lost"), outcome.error.constData());
        const fs::path report = output / "Phantom_001_tiny.json";
        QFile file(text(report));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().startsWith('{'));  // the segmentation itself is done
    }

    void aFullDiskIsSaidByTheResultsName_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("name");
        QTest::newRow("segment") << QStringList{u"segment"_s, text(m_case), u"--probabilities"_s}
                                 << u"Phantom_001_tiny_WT.nii.gz"_s;
        QTest::newRow("phantom") << QStringList{u"phantom"_s, u"--seed"_s, u"3"_s, u"--size"_s,
                                                u"32"_s,      u"32"_s,     u"32"_s}
                                 << u"Phantom_003/Phantom_003_flair.nii.gz"_s;
        QTest::newRow("prepare") << QStringList{u"prepare"_s, text(m_case)} << u"Phantom_001.h5"_s;
    }
    void aFullDiskIsSaidByTheResultsName()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, name);
        const fs::path output = m_folder->path() / "full" / QTest::currentDataTag();
        // No file larger than this many blocks of 512 bytes stands for a full disk.
        const EngineOutcome outcome =
            runAfter(u"ulimit -f 2"_s, arguments + QStringList{u"--output"_s, text(output)});
        QCOMPARE(outcome.code, 1);
        const QByteArray expected = text(output / name.toStdString()).toUtf8();
        QVERIFY2(outcome.error.contains(expected) && outcome.error.contains("the disk is full"),
                 outcome.error.constData());
        QVERIFY2(!outcome.error.contains(".glioscope-") && !outcome.error.contains(".part"),
                 outcome.error.constData());
        QStringList left = namesIn(output);
        left.removeAll(u"patients.csv"_s);  // small enough to be written
        QCOMPARE(left, QStringList());
    }

    void reportsTellNoFolders()
    {
        const fs::path output = m_folder->path() / "report";
        QCOMPARE(runAfter(u":"_s, {u"segment"_s, text(m_case), u"--output"_s, text(output)}).code,
                 0);
        QFile file(text(output / "Phantom_001_tiny.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray report = file.readAll();
        QVERIFY(report.contains("\"Phantom_001_flair.nii.gz\""));
        QVERIFY2(!report.contains(text(m_folder->path()).toUtf8()), report.constData());
    }

    void nothingOfMpiIsLoaded()
    {
        QProcess process;
        prepareEngine(process, m_models);
        process.setArguments({u"serve"_s});
        process.start();
        QVERIFY(process.waitForReadyRead(30'000));
        QFile maps(u"/proc/%1/maps"_s.arg(process.processId()));
        QVERIFY(maps.open(QIODevice::ReadOnly));
        const QByteArray loaded = maps.readAll();
        QVERIFY(loaded.contains("libtorch_cpu.so"));
        for (const char* library :
             {"libucs.so", "libucp.so", "libopen-pal.so", "libfabric.so", "libpmix.so"}) {
            QVERIFY2(!loaded.contains(library), library);
        }
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished(30'000));
    }
};

QTEST_GUILESS_MAIN(TestCommandOutput)
#include "test_command_output.moc"
