// `glioscope-engine serve` as the viewer drives it: lines in, events out, whatever comes.

#include "tests/support/engine_process.h"

#include "segmentation/jobs/job_json.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QTest>

#include <sys/resource.h>

#include <optional>

using namespace glioscope;
using namespace glioscope::test;
namespace fs = std::filesystem;
using namespace Qt::StringLiterals;

namespace {

constexpr int kLimitMs = 180'000;

/// A serving engine and the events it sent.
class Server {
public:
    explicit Server(const fs::path& models)
    {
        prepareEngine(process, models);
        process.setArguments({u"serve"_s});
        process.start();
    }
    ~Server()
    {
        process.kill();
        process.waitForFinished();
    }

    void write(const QByteArray& line) { process.write(line + '\n'); }
    void write(const EngineCommand& command) { write(QByteArray::fromStdString(toLine(command))); }

    /// The next event other than progress; its type is empty where none came in time or the line
    /// was no event.
    QJsonObject next(const QString& orType = {})
    {
        QElapsedTimer timer;
        timer.start();
        while (timer.elapsed() < kLimitMs) {
            while (process.canReadLine()) {
                const QJsonObject event = QJsonDocument::fromJson(process.readLine()).object();
                const QString type = event[u"type"_s].toString();
                if (type != u"progress"_s || type == orType) {
                    return event;
                }
            }
            if (!process.waitForReadyRead(kLimitMs)) {
                break;
            }
        }
        return {};
    }

    QProcess process;
};

QString typeOf(const QJsonObject& event)
{
    return event[u"type"_s].toString();
}

}  // namespace

class TestServe : public QObject {
    Q_OBJECT

    std::optional<TemporaryFolder> m_folder;
    fs::path m_models;
    fs::path m_case;

    SegmentJob job(const char* id, const char* model)
    {
        return {.id = id,
                .casePath = m_case,
                .model = model,
                .outputFolder = m_folder->path() / "Ausgabe é" / id,
                .precision = Precision::Float32,
                .compress = false};
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_folder.emplace();
        m_models = m_folder->path() / "models";
        writeRandomModel(m_models, "slow", 32, true);
        writeRandomModel(m_models, "tiny", 2);
        m_case = makeCase(m_folder->path() / "data", 1);
    }
    void cleanupTestCase() { m_folder.reset(); }

    void itSaysThatItIsReadyAndWhereItCanRun()
    {
        Server server(m_models);
        const QJsonObject ready = server.next();
        QCOMPARE(typeOf(ready), u"ready"_s);
        QVERIFY(!ready[u"version"_s].toString().isEmpty());
        QVERIFY(ready[u"devices"_s].toVariant().toStringList().contains(u"cpu"_s));
        QCOMPARE(getpriority(PRIO_PROCESS, static_cast<id_t>(server.process.processId())), 10);
    }

    void jobsRunOneAfterTheOtherAndNameTheirFiles()
    {
        Server server(m_models);
        server.write(job("first", "tiny"));
        server.write(job("second", "tiny"));
        QCOMPARE(typeOf(server.next()), u"ready"_s);
        for (const char* id : {"first", "second"}) {
            const QJsonObject result = server.next();
            QCOMPARE(typeOf(result), u"result"_s);
            QCOMPARE(result[u"id"_s].toString(), QString::fromUtf8(id));
            QVERIFY(result[u"segmentation"_s].toString().endsWith(u"_seg.nii"_s));
            QVERIFY(QFile::exists(result[u"segmentation"_s].toString()));
            QVERIFY(QFile::exists(result[u"report"_s].toString()));
        }
    }

    void malformedLinesAndFailingJobsNeverEndIt()
    {
        Server server(m_models);
        QCOMPARE(typeOf(server.next()), u"ready"_s);
        const QList<QByteArray> lines = {"what?",
                                         "[]",
                                         "{\"type\":\"segment\",\"id\":\"odd\"}",
                                         "{\"type\":\"dance\"}",
                                         QByteArray(3 << 20, 'x'),
                                         "\xff\xfe"};
        for (const QByteArray& line : lines) {
            server.write(line);
            const QJsonObject failed = server.next();
            QCOMPARE(typeOf(failed), u"failed"_s);
            QCOMPARE(failed[u"id"_s].toString(), line.contains("odd") ? u"odd"_s : QString());
            QVERIFY(!failed[u"message"_s].toString().isEmpty());
        }
        SegmentJob absent = job("absent", "tiny");
        absent.casePath = "/no/such case";
        server.write(absent);
        const QJsonObject failed = server.next();
        QCOMPARE(typeOf(failed), u"failed"_s);
        QVERIFY(failed[u"message"_s].toString().contains(u"/no/such case"_s));
        server.write("");
        server.write(job("after", "tiny"));
        QCOMPARE(typeOf(server.next()), u"result"_s);
    }

    void aCancelledJobEndsSoonAndTheNextOneWorks()
    {
        Server server(m_models);
        server.write(job("slow", "slow"));
        QCOMPARE(typeOf(server.next()), u"ready"_s);
        QString stage;
        while (stage != u"network"_s) {
            const QJsonObject event = server.next(u"progress"_s);
            QCOMPARE(typeOf(event), u"progress"_s);
            stage = event[u"stage"_s].toString();
        }
        // Wall time would be that of the machine: the engine is niced and others may be computing.
        const qint64 before = cpuMilliseconds(server.process.processId());
        server.write(CancelJob{"slow"});
        const QJsonObject cancelled = server.next();
        const qint64 computed = cpuMilliseconds(server.process.processId()) - before;
        QVERIFY2(before >= 0 && computed < 1000, qPrintable(QString::number(computed)));
        QCOMPARE(typeOf(cancelled), u"cancelled"_s);
        QCOMPARE(cancelled[u"id"_s].toString(), u"slow"_s);
        QVERIFY(!fs::exists(job("slow", "").outputFolder));
        server.write(CancelJob{"never heard of"});
        server.write(job("next", "tiny"));
        QCOMPARE(server.next()[u"id"_s].toString(), u"next"_s);
    }

    void aWaitingJobCanBeCancelled()
    {
        Server server(m_models);
        server.write(job("slow", "slow"));
        server.write(job("waiting", "tiny"));
        server.write(CancelJob{"waiting"});
        QCOMPARE(typeOf(server.next()), u"ready"_s);
        const QJsonObject cancelled = server.next();
        QCOMPARE(typeOf(cancelled), u"cancelled"_s);
        QCOMPARE(cancelled[u"id"_s].toString(), u"waiting"_s);
    }

    void progressComesAtLeastOnceASecond()
    {
        Server server(m_models);
        server.write(job("ticking", "slow"));
        QCOMPARE(typeOf(server.next()), u"ready"_s);
        QCOMPARE(typeOf(server.next(u"progress"_s)), u"progress"_s);
        for (int i = 0; i < 4; ++i) {
            QElapsedTimer timer;
            timer.start();
            const QJsonObject event = server.next(u"progress"_s);
            QVERIFY2(timer.elapsed() < 1200, qPrintable(QString::number(timer.elapsed())));
            if (typeOf(event) == u"result"_s) {
                break;
            }
        }
    }

    void itOpensNoSocket()
    {
        Server server(m_models);
        server.write(job("one", "tiny"));
        QCOMPARE(typeOf(server.next()), u"ready"_s);
        QCOMPARE(typeOf(server.next()), u"result"_s);
        const QDir open(u"/proc/%1/fd"_s.arg(server.process.processId()));
        const QFileInfoList files = open.entryInfoList(QDir::System | QDir::Files);
        QVERIFY(!files.isEmpty());
        for (const QFileInfo& file : files) {
            const QString target = file.readSymLink();
            QVERIFY2(!target.startsWith(u"socket:"_s), qPrintable(target));
        }
    }

    void itEndsWithTheViewer_data()
    {
        QTest::addColumn<bool>("politely");
        QTest::addColumn<bool>("busy");
        QTest::newRow("quit while idle") << true << false;
        QTest::newRow("quit while busy") << true << true;
        QTest::newRow("end of input while idle") << false << false;
        QTest::newRow("end of input while busy") << false << true;
    }
    void itEndsWithTheViewer()
    {
        QFETCH(bool, politely);
        QFETCH(bool, busy);
        Server server(m_models);
        QCOMPARE(typeOf(server.next()), u"ready"_s);
        if (busy) {
            server.write(job("ending", "slow"));
            QCOMPARE(typeOf(server.next(u"progress"_s)), u"progress"_s);
        }
        QElapsedTimer timer;
        timer.start();
        politely ? server.write(QuitEngine{}) : server.process.closeWriteChannel();
        QVERIFY(server.process.waitForFinished(kLimitMs));
        QVERIFY2(timer.elapsed() < kSoonMs, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(server.process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(server.process.exitCode(), 0);
        QVERIFY(!fs::exists(job("ending", "").outputFolder));
    }
};

QTEST_GUILESS_MAIN(TestServe)
#include "test_serve.moc"
