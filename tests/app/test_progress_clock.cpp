#include "app/engine/progress_clock.h"

#include <QElapsedTimer>
#include <QTest>

#include <atomic>
#include <mutex>
#include <vector>

using namespace glioscope;

class TestProgressClock : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void timeLeftFollowsTheMeasuredRate()
    {
        QCOMPARE(secondsLeft(25, 100, 10, 0), 30.0);
        QCOMPARE(secondsLeft(100, 100, 10, 0), 0.0);
    }

    void timeLeftRunsDownBetweenCounts()
    {
        // 10 s for a quarter, 4 s ago: 30 s were left then.
        QCOMPARE(secondsLeft(25, 100, 14, 4), 26.0);
        QCOMPARE(secondsLeft(99, 100, 1000, 901), 0.0);
    }

    void timeLeftIsUnknownAtTheStart()
    {
        QVERIFY(secondsLeft(0, 100, 10, 0) < 0);
        QVERIFY(secondsLeft(0, 0, 10, 0) < 0);
    }

    void itTicksWhileTheWorkSaysNothing()
    {
        std::atomic<int> ticks = 0;
        ProgressClock clock("id", [&](const Progress& p) { ticks += p.id == "id" && p.stage == "work"; },
                            std::chrono::milliseconds(10));
        clock.begin("work", 5);
        QTRY_VERIFY(ticks >= 5);
    }

    void everyStageIsTold()
    {
        std::mutex mutex;
        std::vector<std::string> stages;
        const auto told = [&] {
            const std::lock_guard lock(mutex);
            return stages.size();
        };
        {
            ProgressClock clock("", [&](const Progress& p) {
                const std::lock_guard lock(mutex);
                stages.push_back(p.stage);
            }, std::chrono::hours(1));
            clock.begin("reading");
            QTRY_COMPARE(told(), std::size_t{1});
            clock.begin("writing");
            QTRY_COMPARE(told(), std::size_t{2});
        }
        QCOMPARE(stages, (std::vector<std::string>{"reading", "writing"}));
    }

    void endingDoesNotWaitForTheNextTick()
    {
        QElapsedTimer timer;
        timer.start();
        {
            ProgressClock clock("", [](const Progress&) {}, std::chrono::hours(1));
            clock.begin("work");
        }
        QVERIFY(timer.elapsed() < 5000);
    }
};

QTEST_GUILESS_MAIN(TestProgressClock)
#include "test_progress_clock.moc"
