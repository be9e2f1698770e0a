#include "app/engine/compare/statistics.h"

#include <QTest>

#include <cmath>

// Expected values: SciPy 1.17, the first test also in its documentation of scipy.stats.wilcoxon.

using namespace glioscope;

namespace {

bool close(double a, double b, double tolerance = 1e-10)
{
    return std::abs(a - b) <= tolerance * std::max(1.0, std::abs(b));
}

}  // namespace

class TestStatistics : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void signedRanksGiveScipysDocumentedExample();
    void sharedRanksAndZerosCountAllSigns();
    void manyDifferencesAreApproximated();
    void withoutDifferencesNothingIsSignificant();
    void studentsQuantilesAreThePublishedOnes();
    void intervalsAndQuartilesAreScipys();
    void equalValuesShareTheirRank();
};

void TestStatistics::signedRanksGiveScipysDocumentedExample()
{
    const SignedRankTest test =
        signedRankTest({6, 8, 14, 16, 23, 24, 28, 29, 41, -48, 49, 56, 60, -67, 75});
    QCOMPARE(test.statistic, 24.0);
    QVERIFY(close(test.p, 0.041259765625));
    QVERIFY(test.exact);
}

void TestStatistics::sharedRanksAndZerosCountAllSigns()
{
    const SignedRankTest test = signedRankTest({1, 1, -1, 2, 2, -3, 4, 0, 5, 5});
    QCOMPARE(test.differences, 9);
    QCOMPARE(test.statistic, 8.0);
    QVERIFY(close(test.p, 0.08203125));  // wilcoxon(..., method=PermutationMethod(inf))
}

void TestStatistics::manyDifferencesAreApproximated()
{
    std::vector<double> differences;
    for (int n = 0; n < 60; ++n) {
        differences.push_back((n * 37 % 61 - 25) / 8.0);
    }
    const SignedRankTest test = signedRankTest(differences);
    QVERIFY(!test.exact);
    QCOMPARE(test.differences, 59);
    QCOMPARE(test.statistic, 612.0);
    QVERIFY(close(test.p, 0.0393246482200441));
}

void TestStatistics::withoutDifferencesNothingIsSignificant()
{
    QCOMPARE(signedRankTest({}).p, 1.0);
    QCOMPARE(signedRankTest({0, 0}).p, 1.0);
    QCOMPARE(signedRankTest({2}).p, 1.0);
}

void TestStatistics::studentsQuantilesAreThePublishedOnes()
{
    QVERIFY(close(studentQuantile(0.975, 1), 12.706204736174694, 1e-8));
    QVERIFY(close(studentQuantile(0.975, 3), 3.1824463052837078));
    QVERIFY(close(studentQuantile(0.975, 10), 2.228138851986274));
    QVERIFY(close(studentQuantile(0.995, 2), 9.924843200918287));
    QVERIFY(close(studentQuantile(0.05, 30), -1.697260886593957));
    QVERIFY(close(studentQuantile(0.975, 1000), 1.9623390808264083));
}

void TestStatistics::intervalsAndQuartilesAreScipys()
{
    const std::vector<double> values = {0.81, 0.92, 0.77, 0.88, 0.93};
    const std::optional<Interval> interval = meanInterval(values);
    QVERIFY(interval && close(interval->low, 0.7753499994852844));
    QVERIFY(close(interval->high, 0.9486500005147154));
    const std::optional<Summary> summary = summaryOf(values);
    QVERIFY(close(summary->lowerQuartile, 0.81) && close(summary->median, 0.88));
    QVERIFY(close(summary->upperQuartile, 0.92) && close(summary->deviation, 0.06978538528947162));
    QVERIFY(!meanInterval({0.5}) && !summaryOf({}));
    QCOMPARE(summaryOf({0.5})->deviation, 0.0);
}

void TestStatistics::equalValuesShareTheirRank()
{
    QCOMPARE(ranksOf({3, 1, 3, 2}), (std::vector<double>{3.5, 1, 3.5, 2}));
    QVERIFY(ranksOf({}).empty());
}

QTEST_APPLESS_MAIN(TestStatistics)
#include "test_statistics.moc"
