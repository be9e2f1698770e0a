#include "segmentation/metrics/overlap.h"

#include "segmentation/system/error.h"

#include <QTest>
#include <array>
#include <vector>

using namespace glioscope;

class TestOverlap : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsEveryCombinationOnce();
    void figuresFollowTheirFormulas();
    void emptyMasksFollowTheStatedRule();
    void anyNonZeroValueIsInside();
    void masksOfOtherSizeAreRefused();
};

void TestOverlap::countsEveryCombinationOnce()
{
    const std::array<std::uint8_t, 10> prediction = {1, 1, 1, 1, 0, 0, 0, 0, 0, 0};
    const std::array<std::uint8_t, 10> reference = {1, 1, 1, 0, 1, 1, 0, 0, 0, 0};
    const Confusion c = compareMasks(prediction, reference);
    QCOMPARE(c.truePositive, 3);
    QCOMPARE(c.falsePositive, 1);
    QCOMPARE(c.falseNegative, 2);
    QCOMPARE(c.trueNegative, 4);
}

void TestOverlap::figuresFollowTheirFormulas()
{
    const Confusion c = {
        .truePositive = 3, .falsePositive = 1, .falseNegative = 2, .trueNegative = 4};
    QCOMPARE(dice(c), 6.0 / 9);
    QCOMPARE(sensitivity(c), 0.6);
    QCOMPARE(specificity(c), 0.8);
    // MONAI's test of its Dice metric, case 1: 2 of 3 overlap.
    QCOMPARE(dice({.truePositive = 2, .falsePositive = 1, .falseNegative = 0, .trueNegative = 1}),
             0.8);
}

void TestOverlap::emptyMasksFollowTheStatedRule()
{
    const std::vector<std::uint8_t> none(5, 0), all(5, 1);
    const Confusion bothEmpty = compareMasks(none, none);
    QCOMPARE(dice(bothEmpty), 1.0);
    QCOMPARE(sensitivity(bothEmpty), 1.0);
    QCOMPARE(specificity(bothEmpty), 1.0);
    QCOMPARE(dice(compareMasks(all, none)), 0.0);
    QCOMPARE(sensitivity(compareMasks(all, none)), 1.0);
    QCOMPARE(specificity(compareMasks(all, none)), 0.0);
    QCOMPARE(dice(compareMasks(none, all)), 0.0);
    QCOMPARE(sensitivity(compareMasks(none, all)), 0.0);
    QCOMPARE(specificity(compareMasks(none, all)), 1.0);
}

void TestOverlap::anyNonZeroValueIsInside()
{
    const std::array<std::uint8_t, 3> prediction = {255, 2, 0}, reference = {1, 4, 0};
    QCOMPARE(compareMasks(prediction, reference).truePositive, 2);
}

void TestOverlap::masksOfOtherSizeAreRefused()
{
    const std::vector<std::uint8_t> five(5, 0), six(6, 0);
    QVERIFY_THROWS_EXCEPTION(Error, (void)compareMasks(five, six));
}

QTEST_APPLESS_MAIN(TestOverlap)
#include "test_overlap.moc"
