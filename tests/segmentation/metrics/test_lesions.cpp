#include "segmentation/metrics/lesions.h"

#include "segmentation/system/error.h"
#include "tests/segmentation/metrics/direct_figures.h"

#include <QTest>

#include <cmath>

using namespace glioscope;
using namespace glioscope::test;

namespace {

const Geometry kGrid = {.size = {40, 24, 20}, .spacingMm = {1, 1, 1}, .originLps = {}};

/// Adds a block of voxels.
void block(Mask& mask, const Index3& begin, const Index3& size)
{
    for (int k = 0; k < size[2]; ++k) {
        for (int j = 0; j < size[1]; ++j) {
            for (int i = 0; i < size[0]; ++i) {
                mask.at(begin[0] + i, begin[1] + j, begin[2] + k) = 1;
            }
        }
    }
}

bool same(double a, double b)
{
    return std::isnan(a) ? std::isnan(b) : std::abs(a - b) < 1e-9;
}

LesionFigures brats(const Mask& prediction, const Mask& reference)
{
    return lesionFigures(prediction, reference, kBrats2023Lesions);
}

LesionFigures mist(const Mask& prediction, const Mask& reference)
{
    return lesionFigures(prediction, reference, kMistLesions);
}

}  // namespace

class TestLesions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPerfectLesionAndAFalseOneShareTheScore();
    void cornersJoinPartsForBratsAlone();
    void lesionsOfTheThresholdsVolumeAreDroppedByBratsAlone();
    void aMissCosts374ForBratsAndTheDiagonalForMist();
    void whatMeetsADroppedLesionIsFalseForMistAlone();
    void nothingIsPerfectForBratsAndUndefinedForMist();
    void nearLesionsAreOneForBratsAlone();
    void aPartThatMeetsTwoLesionsCountsWholeForEach();
    void agreeWithADirectReferenceOnRandomMasks();
    void masksOfOtherSizesAreRefused();
};

void TestLesions::aPerfectLesionAndAFalseOneShareTheScore()
{
    Mask reference(kGrid), prediction(kGrid);
    block(reference, {4, 4, 4}, {5, 5, 5});
    block(prediction, {4, 4, 4}, {5, 5, 5});
    block(prediction, {25, 15, 12}, {1, 1, 1});  // of whatever size
    const LesionFigures b = brats(prediction, reference), m = mist(prediction, reference);
    for (const LesionFigures& figures : {b, m}) {
        QCOMPARE(figures.lesions, 1);
        QCOMPARE(figures.found, 1);
        QCOMPARE(figures.missed, 0);
        QCOMPARE(figures.falsePositives, 1);
        QCOMPARE(figures.dice, 0.5);
        QVERIFY(same(figures.f1, 2.0 / 3));
    }
    QVERIFY(same(b.hd95Mm, 374 / 2.0));
}

void TestLesions::cornersJoinPartsForBratsAlone()
{
    // Two cubes of the prediction that touch in one corner, far enough that only one meets the
    // lesion: one part under 26 neighbours, two under 18.
    Mask reference(kGrid), prediction(kGrid);
    block(reference, {2, 2, 2}, {4, 4, 4});
    block(prediction, {2, 2, 2}, {9, 9, 9});
    block(prediction, {11, 11, 11}, {4, 4, 4});
    QCOMPARE(brats(prediction, reference).falsePositives, 0);
    QCOMPARE(mist(prediction, reference).falsePositives, 1);
}

void TestLesions::lesionsOfTheThresholdsVolumeAreDroppedByBratsAlone()
{
    Mask fifty(kGrid);
    block(fifty, {4, 4, 4}, {5, 5, 2});
    QCOMPARE(brats(fifty, fifty).lesions, 0);
    QCOMPARE(mist(fifty, fifty).lesions, 1);
    Mask fiftyOne = fifty;
    fiftyOne.at(9, 4, 4) = 1;
    QCOMPARE(brats(fiftyOne, fiftyOne).lesions, 1);
    Mask fortyNine = fifty;
    fortyNine.at(4, 4, 4) = 0;
    QCOMPARE(mist(fortyNine, fortyNine).lesions, 0);
}

void TestLesions::aMissCosts374ForBratsAndTheDiagonalForMist()
{
    Mask reference(kGrid);
    block(reference, {4, 4, 4}, {5, 5, 5});
    const Mask none(kGrid);
    QCOMPARE(brats(none, reference).hd95Mm, 374.0);
    QVERIFY(same(mist(none, reference).hd95Mm, std::sqrt(40. * 40 + 24 * 24 + 20 * 20)));
    QCOMPARE(brats(none, reference).missed, 1);
    QCOMPARE(brats(none, reference).f1, 0.0);
    QCOMPARE(mist(reference, none).falsePositives, 1);
    QVERIFY(same(mist(reference, none).hd95Mm, diagonalMm(kGrid)));
}

void TestLesions::whatMeetsADroppedLesionIsFalseForMistAlone()
{
    Mask reference(kGrid), prediction(kGrid);
    block(reference, {4, 4, 4}, {5, 5, 5});
    block(reference, {25, 15, 12}, {2, 2, 2});  // 8 mm3
    prediction = reference;
    const LesionFigures b = brats(prediction, reference), m = mist(prediction, reference);
    QCOMPARE(b.lesions, 1);
    QCOMPARE(m.lesions, 1);
    QCOMPARE(b.falsePositives, 0);
    QCOMPARE(m.falsePositives, 1);
    QCOMPARE(b.dice, 1.0);
    QCOMPARE(m.dice, 0.5);
}

void TestLesions::nothingIsPerfectForBratsAndUndefinedForMist()
{
    const Mask none(kGrid);
    const LesionFigures b = brats(none, none), m = mist(none, none);
    QCOMPARE(b.dice, 1.0);
    QCOMPARE(b.hd95Mm, 0.0);
    QCOMPARE(b.f1, 1.0);
    QVERIFY(std::isnan(m.dice) && std::isnan(m.hd95Mm) && std::isnan(m.f1));
    Mask small(kGrid);  // below both thresholds: the same rule
    block(small, {4, 4, 4}, {2, 2, 2});
    QCOMPARE(brats(small, small).dice, 1.0);
    QVERIFY(std::isnan(mist(none, small).dice));
}

void TestLesions::nearLesionsAreOneForBratsAlone()
{
    Mask reference(kGrid);
    block(reference, {4, 4, 4}, {5, 5, 5});
    block(reference, {13, 4, 4}, {5, 5, 5});  // 4 voxels between them, 3 dilations of each
    QCOMPARE(brats(reference, reference).lesions, 1);
    QCOMPARE(mist(reference, reference).lesions, 2);
    Mask apart(kGrid);
    block(apart, {4, 4, 4}, {5, 5, 5});
    block(apart, {20, 4, 4}, {5, 5, 5});
    QCOMPARE(brats(apart, apart).lesions, 2);
}

void TestLesions::aPartThatMeetsTwoLesionsCountsWholeForEach()
{
    Mask reference(kGrid), prediction(kGrid);
    block(reference, {2, 4, 4}, {5, 5, 5});
    block(reference, {20, 4, 4}, {5, 5, 5});
    block(prediction, {2, 4, 4}, {23, 5, 5});
    const LesionFigures b = brats(prediction, reference);
    QCOMPARE(b.found, 2);
    QCOMPARE(b.falsePositives, 0);
    QVERIFY(same(b.dice, 2.0 * 125 / (125 + 23 * 25)));
}

void TestLesions::agreeWithADirectReferenceOnRandomMasks()
{
    Random random(31);
    int scored = 0, falsePositives = 0, missed = 0;
    for (int trial = 0; trial < 100; ++trial) {
        const Geometry g = randomGrid(random);
        const Mask p = randomMask(g, random), r = randomMask(g, random);
        const auto all = allLesionFigures({p, r, diagonalMm(g)});
        for (std::size_t n = 0; n < all.size(); ++n) {
            LesionRules rules = kAllLesionRules[n];
            const LesionFigures expected = directLesions(p, r, rules);
            QCOMPARE(all[n].lesions, expected.lesions);
            QCOMPARE(all[n].found, expected.found);
            QCOMPARE(all[n].missed, expected.missed);
            QCOMPARE(all[n].falsePositives, expected.falsePositives);
            QVERIFY(same(all[n].dice, expected.dice) && same(all[n].f1, expected.f1));
            QVERIFY(same(all[n].hd95Mm, expected.hd95Mm));
            rules.thresholdMm3 = 1;
            rules.dilations = 1;
            const LesionFigures near = lesionFigures(p, r, rules);
            const LesionFigures direct = directLesions(p, r, rules);
            QCOMPARE(near.found, direct.found);
            QCOMPARE(near.falsePositives, direct.falsePositives);
            QVERIFY(same(near.dice, direct.dice) && same(near.hd95Mm, direct.hd95Mm));
            scored += near.found;
            falsePositives += near.falsePositives;
            missed += near.missed;
        }
    }
    QVERIFY(scored > 50 && falsePositives > 10 && missed > 10);
}

void TestLesions::masksOfOtherSizesAreRefused()
{
    Geometry other = kGrid;
    other.size[0] = 41;
    QVERIFY_THROWS_EXCEPTION(Error, (void)brats(Mask(other), Mask(kGrid)));
}

QTEST_APPLESS_MAIN(TestLesions)
#include "test_lesions.moc"
