// Ctrl+C, kill and SIGTERM on the real program in the midst of a job: the exit code, how soon, and
// that nothing half-written bears a final name.

#include "tests/support/engine_process.h"

#include <QElapsedTimer>
#include <QTest>

#include <csignal>
#include <optional>

using namespace glioscope::test;
namespace fs = std::filesystem;
using namespace Qt::StringLiterals;

namespace {

constexpr int kStartMs = 30'000;

}  // namespace

class TestInterrupt : public QObject {
    Q_OBJECT

    std::optional<TemporaryFolder> m_folder;
    fs::path m_models;
    fs::path m_case;

    fs::path fresh(const char* name) { return m_folder->path() / name; }

    /// Returns once the network runs; the slow one takes seconds even on this small case.
    void startSegmenting(QProcess& process, const fs::path& output)
    {
        prepareEngine(process, m_models);
        process.setArguments({u"segment"_s, text(m_case), u"--model"_s, u"slow"_s, u"--output"_s,
                              text(output), u"--json"_s, u"--precision"_s, u"fp32"_s});
        process.start(QIODevice::ReadOnly);
        QByteArray seen;
        while (!seen.contains("\"network\"") && process.waitForReadyRead(kStartMs)) {
            seen += process.readAllStandardOutput();
        }
        QVERIFY2(seen.contains("\"network\""), process.readAllStandardError().constData());
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_folder.emplace();
        m_models = fresh("models");
        writeRandomModel(m_models, "slow", 32, true);
        writeRandomModel(m_models, "tiny", 2);
        m_case = makeCase(fresh("data"), 1);
    }
    void cleanupTestCase() { m_folder.reset(); }

    void askingOnceEndsItSoonWith130AndNothingLeft_data()
    {
        QTest::addColumn<int>("asked");
        QTest::newRow("Ctrl+C") << SIGINT;
        QTest::newRow("terminate") << SIGTERM;
        QTest::newRow("terminal closed") << SIGHUP;
    }
    void askingOnceEndsItSoonWith130AndNothingLeft()
    {
        QFETCH(int, asked);
        QProcess process;
        startSegmenting(process, fresh("asked"));
        QVERIFY(!namesIn(fresh("asked")).isEmpty());  // it had begun to write, in hiding
        QElapsedTimer timer;
        timer.start();
        ::kill(static_cast<pid_t>(process.processId()), asked);
        QVERIFY(process.waitForFinished(kStartMs));
        QVERIFY2(timer.elapsed() < kSoonMs, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 130);
        QVERIFY(!fs::exists(fresh("asked")));
    }

    void nohupKeepsItRunning()
    {
        QProcess process;
        prepareEngine(process, m_models);
        process.setProgram(u"nohup"_s);
        process.setArguments({text(program("glioscope-engine")), u"serve"_s});
        process.start();
        QVERIFY(process.waitForReadyRead(kStartMs));
        ::kill(static_cast<pid_t>(process.processId()), SIGHUP);
        QVERIFY(!process.waitForFinished(500));
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished(kStartMs));
        QCOMPARE(process.exitCode(), 0);
    }

    void askingTwiceEndsItAtOnce()
    {
        QProcess process;
        startSegmenting(process, fresh("twice"));
        const auto id = static_cast<pid_t>(process.processId());
        ::kill(id, SIGINT);
        ::kill(id, SIGTERM);
        QVERIFY(process.waitForFinished(kStartMs));
        QCOMPARE(process.exitCode(), 130);
    }

    void killingLeavesNothingUnderAFinalNameAndTheNextRunTidiesUp()
    {
        const fs::path output = fresh("killed");
        QProcess process;
        startSegmenting(process, output);
        process.kill();
        QVERIFY(process.waitForFinished(kStartMs));
        for (const QString& name : namesIn(output)) {
            QVERIFY2(name.startsWith(u".glioscope-"_s), qPrintable(name));
        }
        QCOMPARE(runEngine({u"segment"_s, text(m_case), u"--model"_s, u"tiny"_s, u"--output"_s,
                            text(output)},
                           m_models)
                     .code,
                 0);
        QCOMPARE(namesIn(output),
                 (QStringList{u"Phantom_001_tiny.json"_s, u"Phantom_001_tiny_seg.nii.gz"_s}));
    }

    void makingPhantomsStopsToo()
    {
        QProcess process;
        prepareEngine(process, m_models);
        const fs::path output = fresh("phantoms");
        process.setArguments({u"phantom"_s, u"--output"_s, text(output), u"--cases"_s, u"50"_s});
        process.start(QIODevice::ReadOnly);
        QTRY_VERIFY_WITH_TIMEOUT(!namesIn(output).isEmpty(), kStartMs);
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(kStartMs));
        QCOMPARE(process.exitCode(), 130);
        for (const QString& name : namesIn(output)) {
            QCOMPARE(namesIn(output / name.toStdString()).size(), 5);  // whole cases only
        }
    }
};

QTEST_GUILESS_MAIN(TestInterrupt)
#include "test_interrupt.moc"
