#include "segmentation/preparation/windows.h"

#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace glioscope;

class TestWindows : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void startsFollowTheTable_data();
    void startsFollowTheTable();
    void everyVoxelIsCoveredWithTheOverlapAsked();
    void windowForCountIsTheShortestThatNeedsNoMore();
    void weightsAreAGaussianWithAFloor();
    void positionsAreAllCombinations();
};

void TestWindows::startsFollowTheTable_data()
{
    QTest::addColumn<int>("length");
    QTest::addColumn<int>("window");
    QTest::addColumn<double>("overlap");
    QTest::addColumn<QList<int>>("starts");
    QTest::newRow("one") << 100 << 128 << 0.5 << QList<int>{0};
    QTest::newRow("exact") << 128 << 128 << 0.5 << QList<int>{0};
    QTest::newRow("half") << 256 << 128 << 0.5 << QList<int>{0, 64, 128};
    QTest::newRow("none") << 240 << 160 << 0.0 << QList<int>{0, 80};
    QTest::newRow("reference z") << 155 << 16 << 0.0
                                 << QList<int>{0, 15, 31, 46, 62, 77, 93, 108, 124, 139};
    QTest::newRow("spread") << 10 << 4 << 0.25 << QList<int>{0, 3, 6};
}

void TestWindows::startsFollowTheTable()
{
    QFETCH(int, length);
    QFETCH(int, window);
    QFETCH(double, overlap);
    QFETCH(QList<int>, starts);
    const auto got = windowStarts(length, window, overlap);
    QCOMPARE(QList<int>(got.begin(), got.end()), starts);
}

void TestWindows::everyVoxelIsCoveredWithTheOverlapAsked()
{
    for (int length = 1; length < 200; length += 7) {
        for (const int window : {1, 8, 16, 31, 64}) {
            for (const double overlap : {0.0, 0.25, 0.5}) {
                const auto starts = windowStarts(length, window, overlap);
                QCOMPARE(starts.front(), 0);
                QVERIFY(starts.size() == 1 || starts.back() + window == length);
                for (std::size_t n = 1; n < starts.size(); ++n) {
                    const int step = starts[n] - starts[n - 1];
                    QVERIFY(step >= 1 && step <= std::max(1.0, window * (1 - overlap)) + 1);
                }
            }
        }
    }
}

void TestWindows::windowForCountIsTheShortestThatNeedsNoMore()
{
    for (int length = 20; length < 260; length += 13) {
        for (int count = 1; count < 6; ++count) {
            const int window = windowForCount(length, count, 0.25, 8);
            QCOMPARE(window % 8, 0);
            QVERIFY(static_cast<int>(windowStarts(length, window, 0.25).size()) <= count);
            if (window > 8) {
                QVERIFY(static_cast<int>(windowStarts(length, window - 8, 0.25).size()) > count);
            }
        }
    }
}

void TestWindows::weightsAreAGaussianWithAFloor()
{
    for (const int window : {8, 15, 96}) {
        const auto weights = gaussianWeights(window);
        QCOMPARE(static_cast<int>(weights.size()), window);
        auto reversed = weights;
        std::ranges::reverse(reversed);
        QCOMPARE(weights, reversed);
        QVERIFY(*std::ranges::min_element(weights) >= 1e-3F);
        QVERIFY(std::ranges::max(weights) > 0.85F && std::ranges::max(weights) <= 1.0F);
    }
    QVERIFY(std::abs(gaussianWeights(17)[8] - 1) < 1e-6F);
    QVERIFY(std::abs(gaussianWeights(16)[8] - std::exp(-0.25F / 8)) < 1e-6F);
}

void TestWindows::positionsAreAllCombinations()
{
    const auto positions = windowPositions({20, 10, 16}, {10, 10, 8}, 0.0);
    const std::vector<Index3> expected = {{0, 0, 0}, {10, 0, 0}, {0, 0, 8}, {10, 0, 8}};
    QCOMPARE(positions, expected);
}

QTEST_APPLESS_MAIN(TestWindows)
#include "test_windows.moc"
