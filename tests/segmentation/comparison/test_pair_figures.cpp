#include "segmentation/comparison/pair_figures.h"

#include "segmentation/metrics/comparison.h"
#include "tests/support/synthetic_volume.h"

#include <QTest>

#include <cmath>

using namespace glioscope;

namespace {

/// The marker's labels moved by whole voxels.
std::shared_ptr<const LabelMap> moved(int di, int dj)
{
    const LabelMap marker = test::markerLabels(test::obliqueGeometry());
    auto map = std::make_shared<LabelMap>(marker.geometry);
    const auto [ni, nj, nk] = marker.geometry.size;
    for (int k = 0; k < nk; ++k) {
        for (int j = 0; j < nj; ++j) {
            for (int i = 0; i < ni; ++i) {
                const Index3 from = {i - di, j - dj, k};
                if (marker.geometry.contains(from)) {
                    map->at(i, j, k) = marker.at(from[0], from[1], from[2]);
                }
            }
        }
    }
    return map;
}

}  // namespace

class TestPairFigures : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Cropped to where anything is, figures are those of the whole grid, true negatives too.
    void figuresAreThoseOfTheWholeGrid()
    {
        const LabelMaps maps = {moved(0, 0), moved(2, 1), moved(-1, 3)};
        for (const Structure structure :
             {Structure::WholeTumour, Structure::TumourCore, Structure::Oedema}) {
            const Votes votes = votesOf(maps, structure);
            for (const std::size_t layer : {1U, 2U}) {
                const double toleranceMm = layer == 1 ? kDefaultToleranceMm : 2.5;
                const StructureFigures pair = pairFigures(votes, layer, 0, structure, toleranceMm);
                const MaskFigures& figures = pair.figures;
                const auto rows =
                    compareLabels(*maps[layer], *maps[0], {.toleranceMm = toleranceMm});
                const StructureFigures& row =
                    *std::ranges::find(rows, structure, &StructureFigures::structure);
                const MaskFigures& whole = row.figures;
                QCOMPARE(pair.lesions.has_value(), structure != Structure::Oedema);
                for (std::size_t n = 0; pair.lesions && n < pair.lesions->size(); ++n) {
                    QCOMPARE(pair.lesions->at(n).lesions, row.lesions->at(n).lesions);
                    QCOMPARE(pair.lesions->at(n).missed, row.lesions->at(n).missed);
                    QCOMPARE(pair.lesions->at(n).falsePositives, row.lesions->at(n).falsePositives);
                    QCOMPARE(pair.lesions->at(n).dice, row.lesions->at(n).dice);
                    QCOMPARE(pair.lesions->at(n).hd95Mm, row.lesions->at(n).hd95Mm);
                }
                for (const MetricFacts& facts : kMetricTable) {
                    const double expected = whole.value(facts.metric);
                    QVERIFY2(std::abs(figures.value(facts.metric) - expected) < 1e-12,
                             std::string(facts.name).c_str());
                }
                QCOMPARE(figures.counts.trueNegative, whole.counts.trueNegative);
                QCOMPARE(volumeMl(overlapsOf(votes), layer), whole.predictionMl);
                QVERIFY(figures.value(Metric::Dice) < 1 && figures.value(Metric::Hausdorff95) > 0);
            }
        }
    }

    void oneThatIsEmptyHasWhatTheConventionSays()
    {
        const auto empty = std::make_shared<const LabelMap>(test::obliqueGeometry());
        const Votes votes = votesOf({moved(0, 0), empty, empty}, Structure::WholeTumour);
        const MaskFigures missed = pairFigures(votes, 1, 0, Structure::WholeTumour).figures;
        QCOMPARE(missed.value(Metric::Dice), 0.0);
        QVERIFY(std::isinf(missed.value(Metric::Hausdorff95)));
        QCOMPARE(missed.value(Metric::Hausdorff95, kBrats2022Convention), kBratsDiagonalMm);
        const MaskFigures nothing = pairFigures(votes, 2, 1, Structure::WholeTumour).figures;
        QCOMPARE(nothing.value(Metric::Dice), 1.0);
        QCOMPARE(nothing.value(Metric::Hausdorff95), 0.0);
        const Votes none = votesOf({empty, empty}, Structure::WholeTumour);
        QCOMPARE(pairFigures(none, 0, 1, Structure::WholeTumour).figures.value(Metric::Dice), 1.0);
    }
};

QTEST_APPLESS_MAIN(TestPairFigures)
#include "test_pair_figures.moc"
