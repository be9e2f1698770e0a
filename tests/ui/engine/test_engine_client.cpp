#include "ui/engine/engine_client.h"

#include "segmentation/case/formats/case_reader.h"
#include "segmentation/networks/contract/stated_figures.h"
#include "tests/support/small_case.h"
#include "tests/support/test_data.h"
#include "ui/case/case_session.h"
#include "ui/engine/model_catalog.h"
#include "ui/engine/run_texts.h"
#include "ui/engine/segmentation_run.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <csignal>
#include <filesystem>
#include <fstream>

using namespace glioscope;

namespace {

constexpr int kLongMs = 120'000;  // a machine that is busy with other things

bool isAlive(qint64 pid)
{
    return pid > 0 && kill(static_cast<pid_t>(pid), 0) == 0;
}

}  // namespace

/// With the real engine and the models that are shipped.
class TestEngineClient : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_case = test::writeCase(m_folder.path(), test::smallPhantom(4), {.withLabels = false});
    }

    void catalogueListsTheShippedModelsBestFirst()
    {
        ModelCatalog catalog(EngineClient::programBesideThis());
        QSignalSpy changed(&catalog, &ModelCatalog::changed);
        catalog.refresh();
        QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 1, kLongMs);
        QVERIFY2(!catalog.models().empty(), qPrintable(catalog.problem()));
        for (std::size_t i = 1; i < catalog.models().size(); ++i) {
            QVERIFY(meanDice(catalog.models()[i - 1]) >= meanDice(catalog.models()[i]));
        }
    }

    void missingEngineIsOneSentence()
    {
        ModelCatalog catalog(QStringLiteral("/nowhere/glioscope-engine"));
        QSignalSpy changed(&catalog, &ModelCatalog::changed);
        catalog.refresh();
        QTRY_COMPARE(changed.size(), 1);
        QVERIFY(catalog.problem().contains(QStringLiteral("/nowhere/glioscope-engine")));

        EngineClient client(QStringLiteral("/nowhere/glioscope-engine"));
        QSignalSpy failed(&client, &EngineClient::failed);
        QVERIFY(client.segment(job()));
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(failed[0][0].toString().contains(QStringLiteral("/nowhere/glioscope-engine")));
        QVERIFY(!client.isBusy());
    }

    void anEngineThatEndsWithoutAWordWhileListingIsOneSentence()
    {
        const std::filesystem::path program = m_folder.path() / "mute-engine";
        for (const char* end : {"kill -SEGV $$", "exit 3"}) {
            std::ofstream(program) << "#!/bin/sh\n" << end << '\n';
            std::filesystem::permissions(program, std::filesystem::perms::owner_all);
            ModelCatalog catalog(QString::fromStdString(program.string()));
            QSignalSpy changed(&catalog, &ModelCatalog::changed);
            catalog.refresh();
            QTRY_COMPARE(changed.size(), 1);
            QVERIFY2(catalog.problem().contains(QLatin1String(*end == 'k' ? "SEGV" : "3")),
                     qPrintable(catalog.problem()));
        }
    }

    void jobGivesProgressAndALabelMapOnTheCasesGrid()
    {
        EngineClient client(EngineClient::programBesideThis());
        QSignalSpy devices(&client, &EngineClient::devicesKnown);
        QSignalSpy finished(&client, &EngineClient::finished);
        QSignalSpy failed(&client, &EngineClient::failed);
        QSignalSpy progressed(&client, &EngineClient::progressed);
        QVERIFY(client.segment(job()));
        QVERIFY(!client.segment(job()));
        QTRY_VERIFY_WITH_TIMEOUT(finished.size() + failed.size() == 1, kLongMs);
        QVERIFY2(failed.isEmpty(), failed.isEmpty() ? "" : qPrintable(failed[0][0].toString()));
        QVERIFY(devices.size() >= 1);
        QVERIFY(client.devices().contains(QStringLiteral("cpu")));
        QVERIFY(progressed.size() >= 1);
        const auto result = finished[0][0].value<SegmentResult>();
        const LabelMap map = readLabels(result.segmentation, LabelScheme::Brats2021).map;
        QVERIFY(samePhysicalGrid(map.geometry, readImage(m_case / "Phantom_1_flair.nii").geometry));
        QVERIFY(!client.isBusy());
    }

    void failureNamesTheCaseAndTheEngineGoesOn()
    {
        EngineClient client(EngineClient::programBesideThis());
        QSignalSpy failed(&client, &EngineClient::failed);
        QSignalSpy finished(&client, &EngineClient::finished);
        SegmentJob wrong = job();
        wrong.casePath = m_folder.path() / "there is no such case";
        QVERIFY(client.segment(wrong));
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, kLongMs);
        QVERIFY(failed[0][0].toString().contains(QStringLiteral("there is no such case")));
        const qint64 engine = client.processId();
        QVERIFY(client.segment(job()));
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kLongMs);
        QCOMPARE(client.processId(), engine);
    }

    void cancelIsSaidAtOnceAndTheJobIsGoneWithinASecond()
    {
        EngineClient client(EngineClient::programBesideThis());
        QSignalSpy progressed(&client, &EngineClient::progressed);
        QSignalSpy cancelled(&client, &EngineClient::cancelled);
        QSignalSpy finished(&client, &EngineClient::finished);
        QSignalSpy failed(&client, &EngineClient::failed);
        QVERIFY(client.segment(job()));
        QTRY_VERIFY_WITH_TIMEOUT(!progressed.isEmpty(), kLongMs);
        client.cancel();
        QCOMPARE(cancelled.size(), 1);
        QVERIFY(!client.isBusy());
        // The next job runs, in the same engine or in a new one.
        QVERIFY(client.segment(job()));
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kLongMs);
        QCOMPARE(failed.size(), 0);
    }

    void engineThatIgnoresCancelIsReplaced()
    {
        EngineClient client(EngineClient::programBesideThis());
        QSignalSpy progressed(&client, &EngineClient::progressed);
        QVERIFY(client.segment(job()));
        QTRY_VERIFY_WITH_TIMEOUT(!progressed.isEmpty(), kLongMs);
        const qint64 stuck = client.processId();
        kill(static_cast<pid_t>(stuck), SIGSTOP);
        QElapsedTimer timer;
        timer.start();
        client.cancel();
        QTRY_VERIFY(!isAlive(stuck));
        QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
        QTRY_VERIFY(client.processId() != 0 && client.processId() != stuck);
    }

    void deathOfTheEngineIsOneMessageAndTheNextJobRuns_data()
    {
        QTest::addColumn<int>("signal");
        QTest::addColumn<QString>("words");
        QTest::newRow("ended by the system") << SIGKILL << QStringLiteral("want of memory");
        QTest::newRow("crashed") << SIGSEGV << QStringLiteral("crashed (SEGV)");
    }
    void deathOfTheEngineIsOneMessageAndTheNextJobRuns()
    {
        QFETCH(const int, signal);
        QFETCH(const QString, words);
        EngineClient client(EngineClient::programBesideThis());
        QSignalSpy progressed(&client, &EngineClient::progressed);
        QSignalSpy failed(&client, &EngineClient::failed);
        QSignalSpy finished(&client, &EngineClient::finished);
        QVERIFY(client.segment(job()));
        QTRY_VERIFY_WITH_TIMEOUT(!progressed.isEmpty(), kLongMs);
        kill(static_cast<pid_t>(client.processId()), signal);
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY2(failed[0][0].toString().contains(words), qPrintable(failed[0][0].toString()));
        QVERIFY(failed[0][0].toString().contains(QStringLiteral("untouched")));
        QVERIFY(client.segment(job()));
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kLongMs);
        QCOMPARE(failed.size(), 1);
    }

    void deathWhileIdleSaysNothing()
    {
        EngineClient client(EngineClient::programBesideThis());
        QSignalSpy failed(&client, &EngineClient::failed);
        QSignalSpy devices(&client, &EngineClient::devicesKnown);
        client.warmUp();
        QTRY_COMPARE_WITH_TIMEOUT(devices.size(), 1, kLongMs);
        kill(static_cast<pid_t>(client.processId()), SIGKILL);
        QTRY_COMPARE(client.processId(), 0);
        QCOMPARE(failed.size(), 0);
    }

    void runEndsAsALayerOfTheCaseAndAnotherCaseCancelsIt()
    {
        Document document;
        CaseSession session(document);
        EngineClient client(EngineClient::programBesideThis());
        SegmentationRun run(client, session);
        QSignalSpy opened(&session, &CaseSession::opened);
        QSignalSpy finished(&run, &SegmentationRun::finished);
        QSignalSpy cancelled(&run, &SegmentationRun::cancelled);
        run.start(SegmentJob{});
        QVERIFY(!run.isRunning());  // no case yet
        session.open(m_case);
        QTRY_COMPARE(opened.size(), 1);
        run.start(SegmentJob{});
        QVERIFY(run.isRunning());
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kLongMs);
        QCOMPARE(session.layers().size(), std::size_t{1});
        QVERIFY(session.layers()[0].origin.kind == Origin::Kind::Model &&
                !session.layers()[0].isSaved());
        run.start(SegmentJob{});
        session.open(m_case);
        QTRY_COMPARE(opened.size(), 2);
        QCOMPARE(cancelled.size(), 1);
        QVERIFY(!run.isRunning());
        QVERIFY(session.layers().empty());
    }

    void aCaseOpenedByOneOfTwoFilesIsSegmentedAsItIsShown()
    {
        const std::filesystem::path place =
            test::writeCase(m_folder.path(), test::smallPhantom(4), {.name = "Twin"});
        std::filesystem::copy(place / "Twin_t2.nii", place / "Twin_t2w.nii");
        Document document;
        CaseSession session(document);
        EngineClient client(EngineClient::programBesideThis());
        SegmentationRun run(client, session);
        QSignalSpy opened(&session, &CaseSession::opened);
        QSignalSpy finished(&run, &SegmentationRun::finished);
        QSignalSpy failed(&run, &SegmentationRun::failed);
        session.open(place / "Twin_t2w.nii");
        QTRY_COMPARE(opened.size(), 1);
        run.start(SegmentJob{});
        QTRY_VERIFY_WITH_TIMEOUT(finished.size() + failed.size() == 1, kLongMs);
        QVERIFY2(failed.isEmpty(), failed.isEmpty() ? "" : qPrintable(failed[0][0].toString()));
        std::filesystem::remove(place / "Twin_t2w.nii");  // now the folder means another file
        run.start(SegmentJob{});
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, kLongMs);
        QVERIFY2(failed[0][0].toString().contains(QStringLiteral("Twin_t2w.nii")),
                 qPrintable(failed[0][0].toString()));
        QVERIFY(!run.isRunning());
    }

    void timeLeftIsSaidInRoundFigures()
    {
        QCOMPARE(timeLeftText(-1), QString());
        QCOMPARE(timeLeftText(11.2), QStringLiteral("about 12 s left"));
        QCOMPARE(timeLeftText(170), QStringLiteral("about 3 min left"));
    }

private:
    [[nodiscard]] SegmentJob job() const
    {
        SegmentJob job;
        job.casePath = m_case;
        job.device = "cpu";
        return job;
    }

    test::TemporaryFolder m_folder;
    std::filesystem::path m_case;
};

QTEST_GUILESS_MAIN(TestEngineClient)
#include "test_engine_client.moc"
