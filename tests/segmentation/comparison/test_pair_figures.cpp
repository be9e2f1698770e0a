#include "segmentation/comparison/pair_figures.h"

#include "segmentation/metrics/evaluation.h"
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
    /// Cropped to where anything is, figures are those of the whole grid.
    void figuresAreThoseOfTheWholeGrid()
    {
        const LabelMaps maps = {moved(0, 0), moved(2, 1), moved(-1, 3)};
        for (const Structure structure :
             {Structure::WholeTumour, Structure::TumourCore, Structure::Oedema}) {
            const Votes votes = votesOf(maps, structure);
            for (const std::size_t layer : {1U, 2U}) {
                const PairFigures figures = pairFigures(votes, layer, 0);
                const auto rows = evaluate(*maps[layer], *maps[0]);
                const auto row = *std::ranges::find(rows, structure, &EvaluationRow::structure);
                QCOMPARE(figures.dice, row.dice);
                QCOMPARE(figures.sensitivity, row.sensitivity);
                QCOMPARE(figures.hd95Mm, row.hd95Mm);
                QCOMPARE(figures.ml, row.predictionMl);
                QCOMPARE(figures.referenceMl, row.referenceMl);
                QCOMPARE(volumeMl(votes, layer), row.predictionMl);
                QVERIFY(figures.dice < 1 && figures.hd95Mm > 0);
            }
        }
    }

    void precisionIsWhatOfTheSegmentationIsRight()
    {
        const LabelMaps maps = {moved(0, 0), moved(2, 1)};
        const Votes votes = votesOf(maps, Structure::WholeTumour);
        double both = 0, said = 0;
        for (const LayerSet set : votes.sets) {
            both += set == 3 ? 1 : 0;
            said += (set & 2) != 0 ? 1 : 0;
        }
        QVERIFY(both > 0 && both < said);
        QCOMPARE(pairFigures(votes, 1, 0).precision, both / said);
    }

    void oneThatIsEmptyIsInfinitelyFar()
    {
        const auto empty = std::make_shared<const LabelMap>(test::obliqueGeometry());
        const Votes votes = votesOf({moved(0, 0), empty, empty}, Structure::WholeTumour);
        const PairFigures missed = pairFigures(votes, 1, 0);
        QCOMPARE(missed.dice, 0.0);
        QVERIFY(std::isinf(missed.hd95Mm));
        const PairFigures nothing = pairFigures(votes, 2, 1);
        QCOMPARE(nothing.dice, 1.0);
        QCOMPARE(nothing.hd95Mm, 0.0);
        const Votes none = votesOf({empty, empty}, Structure::WholeTumour);
        QCOMPARE(pairFigures(none, 0, 1).dice, 1.0);
    }
};

QTEST_APPLESS_MAIN(TestPairFigures)
#include "test_pair_figures.moc"
