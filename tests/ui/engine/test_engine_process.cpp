// Programs that behave as an engine may: in pieces, without a word, deaf to signals.

#include "ui/engine/engine_process.h"

#include "segmentation/jobs/job_json.h"
#include "tests/support/test_data.h"
#include "ui/settings/language.h"

#include <QSignalSpy>
#include <QTest>

#include <csignal>
#include <filesystem>
#include <fstream>

using namespace glioscope;
namespace fs = std::filesystem;

Q_DECLARE_METATYPE(glioscope::EngineEnding)

namespace {

bool isAlive(qint64 pid)
{
    return pid > 0 && kill(static_cast<pid_t>(pid), 0) == 0;
}

}  // namespace

class TestEngineProcess : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void linesAreWholeHoweverTheyArrive()
    {
        EngineProcess process(
            script("printf '{\"a\"'; sleep 0.2; printf ':1}\\n\\nsecond\\nlast'"));
        QSignalSpy lines(&process, &EngineProcess::lineRead);
        QSignalSpy ended(&process, &EngineProcess::ended);
        process.start({});
        QVERIFY(process.isRunning());
        QTRY_COMPARE(ended.size(), 1);
        QCOMPARE(textsOf(lines), (QStringList{QStringLiteral("{\"a\":1}"), QString(),
                                              QStringLiteral("second"), QStringLiteral("last")}));
        QVERIFY(ended[0][0].value<EngineEnding>().isGood());
        QVERIFY(!process.isRunning());
    }

    void linesGoToItsInput()
    {
        EngineProcess process(script("read line; echo \"heard $line\""));
        QSignalSpy lines(&process, &EngineProcess::lineRead);
        process.start({});
        process.writeLine("a word");
        QTRY_COMPARE(textsOf(lines), QStringList{QStringLiteral("heard a word")});
    }

    void endingHasItsCauseAndTheLastWords_data()
    {
        QTest::addColumn<QString>("commands");
        QTest::addColumn<EngineEnding>("ending");
        QTest::addColumn<QString>("inSentence");
        using How = EngineEnding::How;
        QTest::newRow("exit code")
            << QStringLiteral("echo one >&2; echo 'glioscope-engine: No such case.' >&2; exit 3")
            << EngineEnding{How::Exited, 3, QStringLiteral("No such case.")}
            << QStringLiteral("exit code 3");
        QTest::newRow("crash") << QStringLiteral("kill -SEGV $$")
                               << EngineEnding{How::Signal, SIGSEGV}
                               << QStringLiteral("crashed (SEGV)");
        QTest::newRow("killed") << QStringLiteral("kill -KILL $$")
                                << EngineEnding{How::Signal, SIGKILL}
                                << QStringLiteral("want of memory");
        QTest::newRow("good") << QStringLiteral("exit 0") << EngineEnding{} << QString();
    }
    void endingHasItsCauseAndTheLastWords()
    {
        QFETCH(const QString, commands);
        QFETCH(const EngineEnding, ending);
        QFETCH(const QString, inSentence);
        EngineProcess process(script(commands.toStdString()));
        QSignalSpy ended(&process, &EngineProcess::ended);
        process.start({});
        QTRY_COMPARE(ended.size(), 1);
        QCOMPARE(ended[0][0].value<EngineEnding>(), ending);
        QVERIFY(endingSentence(ending, process.program()).contains(inSentence));
    }

    void aMissingEngineIsNamed()
    {
        EngineProcess process(QStringLiteral("/nowhere/glioscope-engine"));
        QSignalSpy ended(&process, &EngineProcess::ended);
        process.start({});
        QTRY_COMPARE(ended.size(), 1);
        const auto ending = ended[0][0].value<EngineEnding>();
        QCOMPARE(ending.how, EngineEnding::How::Missing);
        QVERIFY(endingSentence(ending, process.program())
                    .contains(QStringLiteral("/nowhere/glioscope-engine")));
        QVERIFY(!process.isRunning());
    }

    void stoppedByAskingAndOneThatIsDeafByKilling()
    {
        for (const char* trap : {"trap 'exit 130' TERM", "trap '' TERM"}) {
            EngineProcess process(
                script(std::string(trap) + "; echo up; while :; do sleep 0.05; done"));
            QSignalSpy lines(&process, &EngineProcess::lineRead);
            QSignalSpy ended(&process, &EngineProcess::ended);
            process.start({});
            QTRY_COMPARE(lines.size(), 1);
            process.stop(1000);
            QTRY_COMPARE(ended.size(), 1);
            const bool isDeaf = std::string_view(trap).starts_with("trap ''");
            QCOMPARE(ended[0][0].value<EngineEnding>(),
                     isDeaf ? (EngineEnding{EngineEnding::How::Signal, SIGKILL})
                            : (EngineEnding{EngineEnding::How::Exited, 130}));
        }
    }

    void anAbandonedOneSaysNothingMoreAndAnotherCanStart()
    {
        EngineProcess process(script("echo \"$1\"; exec sleep 60"));
        QSignalSpy lines(&process, &EngineProcess::lineRead);
        QSignalSpy ended(&process, &EngineProcess::ended);
        process.start({QStringLiteral("first")});
        QTRY_COMPARE(lines.size(), 1);
        const qint64 first = process.processId();
        process.abandon();
        QVERIFY(!process.isRunning());
        process.start({QStringLiteral("second")});
        QTRY_COMPARE(lines.size(), 2);
        QTRY_VERIFY(!isAlive(first));
        QVERIFY(isAlive(process.processId()));
        QCOMPARE(ended.size(), 0);
    }

    void endsWithItsOwner()
    {
        qint64 pid = 0;
        {
            EngineProcess process(
                script("trap '' TERM HUP; echo up; while :; do sleep 0.05; done"));
            QSignalSpy lines(&process, &EngineProcess::lineRead);
            process.start({});
            QTRY_COMPARE(lines.size(), 1);
            pid = process.processId();
        }
        QVERIFY(!isAlive(pid));
    }

    void finishWaitsForOneThatEndsWithItsInput()
    {
        const fs::path mark = m_folder.path() / "ended by itself";
        EngineProcess process(script("echo up; cat > /dev/null; touch '" + mark.string() + "'"));
        QSignalSpy lines(&process, &EngineProcess::lineRead);
        process.start({});
        QTRY_COMPARE(lines.size(), 1);
        process.finish(20'000);
        QVERIFY(!process.isRunning());
        QVERIFY(fs::exists(mark));
    }

    void argumentsAreToldToBeText()
    {
        EngineProcess process(script("echo \"$GLIOSCOPE_TEXT_ARGUMENTS\""));
        QSignalSpy lines(&process, &EngineProcess::lineRead);
        process.start({});
        QTRY_COMPARE(textsOf(lines), QStringList{QStringLiteral("1")});
    }

    void lastSentenceIsTheEnginesWithoutItsName()
    {
        QCOMPARE(lastSentence("epoch 1\nglioscope-engine: The disk is full.\n"),
                 QStringLiteral("The disk is full."));
        QCOMPARE(lastSentence("Not expected: --training\nRun with --help for more information.\n"),
                 QStringLiteral("Not expected: --training"));
        QCOMPARE(lastSentence(""), QString());
    }

    void theLastSentenceIsToldInTheLanguageWhereALineSaysHowItIsMadeUp()
    {
        const Sentence said =
            Sentence::of("%1 marks no tumour at all.", std::string("/data/M\xFCller/a.nii"));
        const QByteArray line = QByteArray::fromStdString(toLine(Failure{{}, said, {}})),
                         text = "glioscope-engine: " + QByteArray::fromStdString(said.text());
        const Translation spanish(Language::Spanish);
        const QString told = lastSentence("epoch 1\n" + line + '\n' + text + '\n');
        QVERIFY2(told.endsWith(QStringLiteral("ller/a.nii no marca ningún tumor.")),
                 qPrintable(told));
        // Of a failure before, which is not the end.
        QCOMPARE(lastSentence(line + "\nglioscope-engine: The disk is full.\n"),
                 QStringLiteral("The disk is full."));
    }

    void theEngineSaysItsEndInAFormThatCanBeTold()
    {
        const Translation spanish(Language::Spanish);
        EngineProcess process(QString::fromStdString(test::program("glioscope-engine").string()));
        QSignalSpy ended(&process, &EngineProcess::ended);
        const fs::path patches = m_folder.path() / "patches";
        fs::create_directories(patches);
        process.start({QStringLiteral("train"), QString::fromStdString(patches.string()),
                       QStringLiteral("--output"),
                       QString::fromStdString((m_folder.path() / "run").string())});
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 60'000);
        const QString words = ended[0][0].value<EngineEnding>().words;
        QVERIFY2(words.contains(QStringLiteral("patches no contiene archivos de parches. ")),
                 qPrintable(words));
    }

private:
    /// A program that runs these commands of the shell.
    [[nodiscard]] QString script(const std::string& commands)
    {
        const fs::path program = m_folder.path() / ("engine-" + std::to_string(++m_count));
        std::ofstream(program) << "#!/bin/sh\n" << commands << '\n';
        fs::permissions(program, fs::perms::owner_all);
        return QString::fromStdString(program.string());
    }

    [[nodiscard]] static QStringList textsOf(const QSignalSpy& lines)
    {
        QStringList texts;
        for (const QList<QVariant>& line : lines) {
            texts << QString::fromUtf8(line[0].toByteArray());
        }
        return texts;
    }

    test::TemporaryFolder m_folder;
    int m_count = 0;
};

QTEST_GUILESS_MAIN(TestEngineProcess)
#include "test_engine_process.moc"
