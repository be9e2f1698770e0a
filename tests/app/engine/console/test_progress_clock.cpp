#include "app/engine/console/progress_clock.h"

#include <QElapsedTimer>
#include <QTest>

#include <atomic>
#include <mutex>
#include <vector>

using namespace glioscope;

class TestProgressClock : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void timeLeftIsToldOnceSomethingIsDone()
    {
        std::atomic<double> left = -2;
        ProgressClock clock(
            "", [&](const Progress& p) { left = p.secondsLeft; }, std::chrono::milliseconds(10));
        clock.begin("work", 100);
        QTRY_COMPARE(left.load(), -1.0);
        QTest::qSleep(20);
        clock.update(1, 100);
        QTRY_VERIFY(left > 0);  // at least 20 ms for each of 99
        clock.begin("other work", 100);
        QTRY_COMPARE(left.load(), -1.0);
    }

    void itTicksWhileTheWorkSaysNothing()
    {
        std::atomic<int> ticks = 0;
        ProgressClock clock(
            "id", [&](const Progress& p) { ticks += p.id == "id" && p.stage == "work"; },
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
            ProgressClock clock(
                "",
                [&](const Progress& p) {
                    const std::lock_guard lock(mutex);
                    stages.push_back(p.stage);
                },
                std::chrono::hours(1));
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
