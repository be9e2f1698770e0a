// The real program where memory does not suffice: it reads more than it may hold.

#include "segmentation/jobs/job_json.h"
#include "segmentation/system/path_text.h"
#include "tests/support/engine_process.h"

#include <QTest>

using namespace glioscope;
using namespace glioscope::test;
using namespace Qt::StringLiterals;

class TestShortMemory : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// As a sentence that a window can tell in its language, and as one of English.
    void itIsSaidInOneSentence()
    {
        const TemporaryFolder folder;
        QProcess process;
        prepareEngine(process, "/nonexistent");
        QProcessEnvironment environment = process.processEnvironment();
        environment.insert(QString::fromLatin1(kTextArguments), u"1"_s);
        process.setProcessEnvironment(environment);
        process.setProgram(u"sh"_s);
        process.setArguments({u"-c"_s,
                              u"ulimit -v 1200000; yes \"[\\\"$(printf %100000d 0)\\\"]\" | "
                              "exec \"$0\" import-dicom \"$1\" --output \"$1/out\" --listed"_s,
                              text(program("glioscope-engine")), text(folder.path())});
        process.start();
        QVERIFY(process.waitForFinished(120'000));
        QCOMPARE(process.exitCode(), 1);
        const QList<QByteArray> lines = process.readAllStandardError().trimmed().split('\n');
        QCOMPARE(lines.size(), 2);
        const auto event = eventIn(lines[0].toStdString());
        QVERIFY(event && std::holds_alternative<Failure>(*event));
        const Sentence& said = std::get<Failure>(*event).message;
        QVERIFY2(said.pattern().starts_with("The memory of this machine does not suffice"),
                 said.pattern().c_str());
        QCOMPARE(lines[1].toStdString(), "glioscope-engine: " + said.text());
    }
};

QTEST_GUILESS_MAIN(TestShortMemory)
#include "test_short_memory.moc"
