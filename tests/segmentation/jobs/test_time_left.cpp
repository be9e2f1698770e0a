#include "segmentation/jobs/time_left.h"

#include <QTest>

#include <cmath>
#include <functional>
#include <random>
#include <vector>

using namespace glioscope;

namespace {

constexpr double kTick = 0.5;  // as often as the programs ask

struct Shown {
    double now;
    double truth;  ///< what is really left
    double left;   ///< what is said to be left, below 0 while unknown
};

/// Work of `counts` equal parts on an artificial clock; `secondsFor(n, time)` is what part n takes,
/// begun at `time`.
std::vector<Shown> run(int counts, const std::function<double(int, double)>& secondsFor)
{
    std::vector<double> ends;
    for (int n = 0; n < counts; ++n) {
        const double begin = n == 0 ? 0 : ends.back();
        ends.push_back(begin + secondsFor(n, begin));
    }
    TimeLeft timeLeft;
    timeLeft.begin(0);
    std::vector<Shown> shown;
    int done = 0;
    for (double now = 0; now < ends.back(); now += kTick) {
        for (; done < counts && ends[static_cast<std::size_t>(done)] <= now; ++done) {
            timeLeft.update(ends[static_cast<std::size_t>(done)], done + 1, counts);
        }
        shown.push_back({now, ends.back() - now, timeLeft.shown(now)});
    }
    return shown;
}

}  // namespace

class TestTimeLeft : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTimeIsToldInSecondsThenInMinutesRoundedUp()
    {
        QCOMPARE(roundedTime(11.2).count, 12);
        QVERIFY(!roundedTime(89.9).isMinutes);
        QVERIFY(roundedTime(90).isMinutes);
        QCOMPARE(roundedTime(90).count, 2);
    }

    void itIsUnknownUntilSomethingIsDone()
    {
        TimeLeft timeLeft;
        timeLeft.begin(100);
        QVERIFY(timeLeft.shown(101) < 0);
        timeLeft.update(102, 0, 10);
        QVERIFY(timeLeft.shown(102) < 0);
        timeLeft.update(102, 1, 10);
        QCOMPARE(timeLeft.shown(102), 18.0);
        timeLeft.begin(103);
        QVERIFY(timeLeft.shown(103) < 0);
    }

    void evenWorkIsToldExactlyBetweenCountsToo()
    {
        for (const Shown& s : run(10, [](int, double) { return 3.0; })) {
            QVERIFY2(s.now < 3 || std::abs(s.left - s.truth) < 0.01,
                     qPrintable(QString::number(s.left)));
        }
    }

    void itFollowsWorkThatBecomesThreeTimesSlower()
    {
        for (const Shown& s : run(200, [](int, double time) { return time < 10 ? 0.1 : 0.3; })) {
            // The mean since the start would say 11 s at second 16, where it takes another 24.
            if (s.now >= 16) {
                QVERIFY2(std::abs(s.left - s.truth) <= 0.25 * s.truth + 1,
                         qPrintable(QStringLiteral("%1 for %2").arg(s.left).arg(s.truth)));
            }
        }
    }

    void aSlowBeginningIsSoonForgotten()
    {
        // The mean since the start would say 13 s at second 12, where it takes another 10.5.
        for (const Shown& s : run(200, [](int, double time) { return time < 3 ? 0.6 : 0.1; })) {
            if (s.now >= 12) {
                QVERIFY2(std::abs(s.left - s.truth) <= 0.2 * s.truth + 0.5,
                         qPrintable(QStringLiteral("%1 for %2").arg(s.left).arg(s.truth)));
            }
        }
    }

    void unevenWorkMakesItRunDownWithoutJumps()
    {
        for (unsigned seed = 1; seed <= 50; ++seed) {
            std::mt19937 random(seed);
            std::uniform_real_distribution<double> seconds(0.25, 0.75);
            const std::vector<Shown> shown = run(60, [&](int, double) { return seconds(random); });
            for (std::size_t n = 1; n < shown.size(); ++n) {
                const double step = shown[n].left - shown[n - 1].left;
                QVERIFY2(
                    shown[n - 1].left < 0 || (step < 1.5 && step > -5),
                    qPrintable(
                        QStringLiteral("%1 after %2").arg(shown[n].left).arg(shown[n - 1].left)));
            }
        }
    }

    void silenceCountsAsSlowness()
    {
        TimeLeft timeLeft;
        timeLeft.begin(0);
        for (int second = 1; second <= 10; ++second) {
            timeLeft.update(second, second, 20);
            (void)timeLeft.shown(second);
        }
        double left = 0;
        for (double now = 10; now <= 30; now += kTick) {
            left = timeLeft.shown(now);
        }
        QVERIFY2(left > 10,
                 qPrintable(QString::number(left)));  // not 0, as counting down would have it
    }
};

QTEST_APPLESS_MAIN(TestTimeLeft)
#include "test_time_left.moc"
