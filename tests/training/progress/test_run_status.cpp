#include "training/progress/run_status.h"

#include "segmentation/system/error.h"
#include "tests/support/test_data.h"
#include "training/progress/run_history.h"
#include "training/run/run_lock.h"
#include "training/run/run_reporter.h"

#include <QTest>

#include <atomic>
#include <fstream>
#include <future>
#include <memory>
#include <thread>

using namespace glioscope;

namespace {

constexpr auto kSoon = std::chrono::milliseconds(300);

TrainingConfig runIn(const std::filesystem::path& folder)
{
    TrainingConfig config;
    config.output = folder;
    config.epochs = 7;
    config.stepsPerEpoch = 9;
    return config;
}

}  // namespace

class TestRunStatus : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<test::TemporaryFolder>(); }

    void statusComesBackAsItWasWritten()
    {
        writeRunStatus(path(), {.state = RunState::Paused,
                                .epoch = 3,
                                .epochs = 60,
                                .step = 12,
                                .steps = 50,
                                .loss = 0.25,
                                .windowsPerSecond = 1.5,
                                .secondsLeft = 90,
                                .phantomShare = 0.5,
                                .message = "A sentence with \"quotes\"."});
        const auto status = readRunStatus(path());
        QVERIFY(status.has_value());
        QCOMPARE(status->state, RunState::Paused);
        QCOMPARE(status->epoch, 3);
        QCOMPARE(status->epochs, 60);
        QCOMPARE(status->step, 12);
        QCOMPARE(status->steps, 50);
        QCOMPARE(status->loss, 0.25);
        QCOMPARE(status->windowsPerSecond, 1.5);
        QCOMPARE(status->secondsLeft, 90.0);
        QCOMPARE(status->phantomShare, 0.5);
        QCOMPARE(status->message.text(), std::string("A sentence with \"quotes\"."));
    }

    void damagedOrAbsentStatusIsNone()
    {
        QVERIFY(!readRunStatus(path()));
        for (const char* text :
             {"", "{", "[]", "{\"state\":\"dancing\"}", "{\"state\":\"training\"}"}) {
            std::ofstream(path() / "status.json") << text;
            QVERIFY2(!readRunStatus(path()), text);
        }
    }

    void aRunWhoseProcessNumberIsOfAnotherPlaceGoesOn()
    {
        const RunLock lock(path());
        std::ofstream(path() / "run.lock") << "999999999\n";  // as a container would have written
        QVERIFY(isRunGoingOn(path()));
    }

    void lookingAtAFolderTurnsNoRunAway()
    {
        std::atomic<bool> ended = false;
        {
            const RunLock made(path());
        }
        std::thread looking([&] {
            while (!ended) {
                (void)isRunGoingOn(path());
            }
        });
        int refused = 0;
        for (int n = 0; n < 50; ++n) {
            try {
                const RunLock lock(path());
            } catch (const Error&) {
                ++refused;
            }
        }
        ended = true;
        looking.join();
        QCOMPARE(refused, 0);
    }

    void aRunGoesOnWhileItsLockIsHeld()
    {
        QVERIFY(!isRunGoingOn(path()));
        {
            const RunLock lock(path());
            QVERIFY(isRunGoingOn(path()));
        }
        QVERIFY(!isRunGoingOn(path()));
    }

    void whatComesBeforeTheFirstEpochIsToldUntilItBegins()
    {
        const TrainingConfig config = runIn(path());
        RunReporter reporter(config, [] { return false; });
        QVERIFY(reporter.report({.secondsLeft = 90, .phantomShare = 0.25}));
        const auto among = readRunStatus(path());
        QCOMPARE(among->phantomShare, 0.25);
        QCOMPARE(among->epoch, 0);
        QCOMPARE(among->epochs, 7);
        QCOMPARE(among->secondsLeft, 90.0);
        reporter.end(RunState::Stopped, "Stopped.");
        QCOMPARE(readRunStatus(path())->phantomShare, 0.25);
        RunReporter next(config, [] { return false; });
        QVERIFY(next.report({.epoch = 1, .step = 1}));
        QVERIFY(readRunStatus(path())->phantomShare < 0);
    }

    void askingCanBeWithdrawn()
    {
        QCOMPARE(readRunRequest(path()), RunRequest::None);
        writeRunRequest(path(), RunRequest::Pause);
        QCOMPARE(readRunRequest(path()), RunRequest::Pause);
        writeRunRequest(path(), RunRequest::Stop);
        QCOMPARE(readRunRequest(path()), RunRequest::Stop);
        writeRunRequest(path(), RunRequest::None);
        QCOMPARE(readRunRequest(path()), RunRequest::None);
        QVERIFY_THROWS_EXCEPTION(Error, writeRunRequest(path() / "absent", RunRequest::Stop));
    }

    void pausedRunWaitsUntilItIsResumed()
    {
        const TrainingConfig config = runIn(path());
        RunReporter reporter(config, [] { return false; });
        QVERIFY(reporter.report({.epoch = 1, .step = 1}));
        writeRunRequest(path(), RunRequest::Pause);
        auto answer = std::async(std::launch::async,
                                 [&] { return reporter.report({.epoch = 1, .step = 2}); });
        QCOMPARE(answer.wait_for(kSoon), std::future_status::timeout);
        QCOMPARE(readRunStatus(path())->state, RunState::Paused);
        writeRunRequest(path(), RunRequest::None);
        QVERIFY(answer.get());
    }

    void stopEndsARunAlsoWhilePaused()
    {
        const TrainingConfig config = runIn(path());
        RunReporter reporter(config, [] { return false; });
        QVERIFY(reporter.report({.epoch = 1, .step = 1}));
        writeRunRequest(path(), RunRequest::Pause);
        auto answer = std::async(std::launch::async,
                                 [&] { return reporter.report({.epoch = 1, .step = 2}); });
        QCOMPARE(answer.wait_for(kSoon), std::future_status::timeout);
        writeRunRequest(path(), RunRequest::Stop);
        QVERIFY(!answer.get());
        reporter.end(RunState::Stopped, "Stopped on request.");
        QCOMPARE(readRunStatus(path())->state, RunState::Stopped);
        QCOMPARE(readRunStatus(path())->epochs, 7);
        QCOMPARE(readRunRequest(path()), RunRequest::None);
    }

    void aRequestFromBeforeTheFirstStepHolds()
    {
        writeRunRequest(path(), RunRequest::Stop);
        const TrainingConfig config = runIn(path());
        QVERIFY(!RunReporter(config, [] { return false; }).report({.epoch = 1, .step = 1}));
        writeRunRequest(path(), RunRequest::None);
    }

    void aRunThatNeverBeganLeavesTheFolderAlone()
    {
        const TrainingConfig config = runIn(path());
        writeRunStatus(path(), {.state = RunState::Training, .epoch = 5});
        RunReporter(config, [] { return false; }).end(RunState::Failed, "The folder is in use.");
        QCOMPARE(readRunStatus(path())->state, RunState::Training);
    }

    void aRunThatWasCompleteAlreadyIsFinished()
    {
        const TrainingConfig config = runIn(path());
        writeRunStatus(path(), {.state = RunState::Stopped, .epoch = 5});
        RunReporter(config, [] { return false; }).end(RunState::Finished, "All epochs are done.");
        const std::optional<RunStatus> status = readRunStatus(path());
        QCOMPARE(status->state, RunState::Finished);
        QCOMPARE(status->epoch, 7);
        QCOMPARE(status->message.text(), std::string("All epochs are done."));
    }

    void epochsThatNoLogHoldsAreNotCounted()
    {
        std::ofstream(path() / "log.csv") << "epoch,loss\n1e300,0.5\nnan,0.25\n-3,0.125\n7,1\n";
        std::vector<int> epochs;
        for (const EpochRecord& record : readRunHistory(path())) {
            epochs.push_back(record.epoch);
        }
        QCOMPARE(epochs, (std::vector<int>{0, 0, 0, 7}));
    }

    void historyFindsColumnsByName()
    {
        QVERIFY(readRunHistory(path()).empty());
        std::ofstream(path() / "log.csv") << "dice_et,epoch,new_column,loss,val_loss\n"
                                             "0.5,1,7,0.75,0.5\n"
                                             ",2,7,0.5,\n";
        const std::vector<EpochRecord> history = readRunHistory(path());
        QCOMPARE(history.size(), std::size_t{2});
        QCOMPARE(history[0].regionDice[Region::EnhancingTumour], 0.5);
        QCOMPARE(history[0].valLoss, 0.5);
        QCOMPARE(history[1].epoch, 2);
        QCOMPARE(history[1].loss, 0.5);
        QVERIFY(history[1].regionDice[Region::EnhancingTumour] < 0 && history[1].valLoss < 0);
    }

private:
    [[nodiscard]] std::filesystem::path path() const { return m_folder->path(); }
    std::unique_ptr<test::TemporaryFolder> m_folder;
};

QTEST_APPLESS_MAIN(TestRunStatus)
#include "test_run_status.moc"
