#include "segmentation/metrics/mask_figures.h"

#include "tests/segmentation/metrics/direct_figures.h"

#include <QTest>

#include <cmath>

using namespace glioscope;
using namespace glioscope::test;

namespace {

/// Also equal where neither is a number, or both are infinite.
bool same(double a, double b, double tolerance = 1e-9)
{
    return std::isnan(a) || std::isnan(b) ? std::isnan(a) == std::isnan(b)
                                          : a == b || std::abs(a - b) <= tolerance;
}

Mask boxOf(int begin, int end)
{
    Mask mask(Geometry{.size = {8, 7, 6}, .spacingMm = {1, 2, 1.5}, .originLps = {}});
    for (int k = begin; k < end; ++k) {
        for (int j = begin; j < end; ++j) {
            for (int i = begin; i < end; ++i) {
                mask.at(i, j, k) = 1;
            }
        }
    }
    return mask;
}

void compareWithDirect(const Mask& p, const Mask& r, double toleranceMm)
{
    const MaskFigures found = maskFigures(p, r, toleranceMm);
    double both = 0, onlyP = 0, onlyR = 0, neither = 0;
    for (std::size_t v = 0; v < p.voxels.size(); ++v) {
        (p.voxels[v] ? (r.voxels[v] ? both : onlyP) : (r.voxels[v] ? onlyR : neither)) += 1;
    }
    const auto& f = found.byFormula;
    QVERIFY(same(f[Metric::Dice], 2 * both / (2 * both + onlyP + onlyR)));
    QVERIFY(same(f[Metric::Jaccard], both / (both + onlyP + onlyR)));
    QVERIFY(same(f[Metric::Sensitivity], both / (both + onlyR)));
    QVERIFY(same(f[Metric::Specificity], neither / (neither + onlyP)));
    QVERIFY(same(f[Metric::Precision], both / (both + onlyP)));
    QVERIFY(same(f[Metric::Accuracy], (both + neither) / double(p.voxels.size())));
    QVERIFY(same(f[Metric::VolumeError], (onlyP - onlyR) * p.geometry.voxelVolumeMl()));
    if (both + onlyP == 0 || both + onlyR == 0) {
        QVERIFY(std::isnan(f[Metric::Hausdorff95]) && std::isnan(f[Metric::SurfaceDice]));
        return;
    }
    QVERIFY(same(f[Metric::RelativeVolumeError], (onlyP - onlyR) / (both + onlyR)));
    const auto edges = directFigures(directEdges(p), directEdges(r), toleranceMm);
    const auto elements = directFigures(directElements(p), directElements(r), toleranceMm);
    QVERIFY(same(f[Metric::Hausdorff], edges.hausdorff));
    QVERIFY(same(f[Metric::Hausdorff95], edges.hausdorff95));
    QVERIFY(same(f[Metric::MeanSurfaceDistance], edges.mean));
    QVERIFY(same(f[Metric::EdgeSurfaceDice], edges.shareWithin));
    QVERIFY(same(f[Metric::SurfaceHausdorff95], elements.areaHausdorff95));
    QVERIFY(same(f[Metric::SurfaceDice], elements.shareWithin));
}

}  // namespace

class TestMaskFigures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreeWithADirectReferenceOnRandomMasks();
    void everyConventionStatesItsEmptyValues();
    void everyMetricHasItsPlaceAndItsWords();
};

void TestMaskFigures::agreeWithADirectReferenceOnRandomMasks()
{
    Random random(29);
    int empty = 0;
    for (int trial = 0; trial < 120; ++trial) {
        const Geometry g = randomGrid(random);
        const Mask p = randomMask(g, random), r = randomMask(g, random);
        const MaskFigures f = overlapFigures(p, r);
        empty += f.predictionEmpty() || f.referenceEmpty();
        compareWithDirect(p, r, 0.5 + random.uniform());
        if (QTest::currentTestFailed()) {
            return;
        }
    }
    QVERIFY(empty >= 10 && empty <= 70);
    compareWithDirect(Mask(boxOf(0, 6).geometry, 1), boxOf(0, 6), 1);  // the grid filled
}

void TestMaskFigures::everyConventionStatesItsEmptyValues()
{
    const Mask none = boxOf(0, 0), some = boxOf(1, 4);
    const MaskFigures both = maskFigures(none, none), missed = maskFigures(none, some),
                      invented = maskFigures(some, none);
    const double nan = kUndefined, inf = kInfinite;
    struct Row {
        const MetricConvention& convention;
        double bothDice, inventedDice, missedDice, bothMm, oneMm, bothSurface, noDenominator;
    };
    for (const Row& row : {Row{kPlainConvention, 1, 0, 0, 0, inf, 1, 1},
                           Row{kBrats2022Convention, 1, 0, 0, 0, 373.13, 1, 1},
                           Row{kMonaiConvention, nan, nan, 0, nan, inf, nan, nan},
                           Row{kSurfaceDistanceConvention, nan, 0, 0, inf, inf, nan, nan}}) {
        const auto has = [&](const MaskFigures& figures, Metric metric, double expected) {
            return same(figures.value(metric, row.convention), expected, 2e-3);
        };
        QVERIFY(has(both, Metric::Dice, row.bothDice) && has(both, Metric::Jaccard, row.bothDice));
        QVERIFY(has(invented, Metric::Dice, row.inventedDice));
        QVERIFY(has(missed, Metric::Dice, row.missedDice));
        for (const Metric metric : {Metric::Hausdorff, Metric::Hausdorff95,
                                    Metric::SurfaceHausdorff95, Metric::MeanSurfaceDistance}) {
            QVERIFY(has(both, metric, row.bothMm));
            QVERIFY(has(missed, metric, row.oneMm) && has(invented, metric, row.oneMm));
        }
        for (const Metric metric : {Metric::SurfaceDice, Metric::EdgeSurfaceDice}) {
            QVERIFY(has(both, metric, row.bothSurface));
            QVERIFY(has(missed, metric, 0) && has(invented, metric, 0));
        }
        QVERIFY(has(invented, Metric::Sensitivity, row.noDenominator));
        QVERIFY(has(missed, Metric::Precision, row.noDenominator));
        QVERIFY(has(missed, Metric::Sensitivity, 0) && has(both, Metric::Accuracy, 1));
        QVERIFY(!row.convention.name.empty() && row.convention.emptyRule.ends_with('.'));
    }
    QCOMPARE(both.value(Metric::RelativeVolumeError), 0.0);
    QVERIFY(std::isinf(invented.value(Metric::RelativeVolumeError)));
    QCOMPARE(missed.value(Metric::RelativeVolumeError), -1.0);
    QVERIFY(missed.value(Metric::VolumeError) < 0);
}

void TestMaskFigures::everyMetricHasItsPlaceAndItsWords()
{
    for (std::size_t n = 0; n < kMetricTable.size(); ++n) {
        QCOMPARE(static_cast<std::size_t>(kMetricTable[n].metric), n);
        QVERIFY(!kMetricTable[n].key.empty() && !kMetricTable[n].name.empty());
        QVERIFY(!kMetricTable[n].formula.empty() && !kMetricTable[n].formula.ends_with('.'));
    }
}

QTEST_APPLESS_MAIN(TestMaskFigures)
#include "test_mask_figures.moc"
