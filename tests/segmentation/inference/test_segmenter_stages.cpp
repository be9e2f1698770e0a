// A model with a second stage: where it looks, what it changes, and how far.

#include "segmentation/inference/segmenter.h"
#include "segmentation/networks/architectures/network.h"
#include "segmentation/networks/contract/model_members.h"
#include "segmentation/networks/files/model_file.h"
#include "segmentation/volume/reorient.h"
#include "tests/support/segmented_head.h"

#include <ATen/Parallel.h>
#include <ATen/core/grad_mode.h>

#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace glioscope;
using namespace glioscope::test;

namespace {

/// thresholdModel() on 2 mm, and it again as the second stage on 1 mm; what is tumour is the
/// head's bright blob alone.
std::shared_ptr<Model> twoStages()
{
    auto model = thresholdModel();
    ModelContract& contract = model->contract;
    contract.formatVersion = kFormatWithSecondStage;
    contract.members = {{"coarse", {}, {}}, {"fine", {}, {}}};
    contract.spacingMm = {2, 2, 2};
    contract.outputs[0].threshold = 0.99;
    contract.secondStage = {.windowVoxels = {16, 16, 16}, .marginMm = 2};
    model->members = {model->network, thresholdModel()->network};
    model->network.reset();
    return model;
}

/// One stage as a model of its own.
std::shared_ptr<Model> stageAlone(const Model& model, bool second)
{
    auto alone = std::make_shared<Model>(model);
    alone->contract = second ? secondStageContract(model.contract) : model.contract;
    alone->contract.secondStage.reset();
    alone->contract.members.clear();
    alone->network = second ? model.members.back() : model.members.front();
    alone->members.clear();
    return alone;
}

/// So that no voxel reaches a threshold.
void lower(SegmentationNetwork& network)
{
    const at::NoGradGuard noGradient;
    for (const auto& item : network.named_parameters()) {
        if (item.key() == "head.bias") {
            at::Tensor bias = item.value();
            bias.sub_(100);
        }
    }
}

}  // namespace

class TestSegmenterStages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { at::set_num_threads(1); }
    void bothAreAveragedNearTheTumourAndTheFirstStandsElsewhere();
    void theResultLiesWhereTheTumourDoesOnAnyGrid_data();
    void theResultLiesWhereTheTumourDoesOnAnyGrid();
    void whereNothingIsFoundThereIsNoSecondLook();
    void theDeviationHoldsWhatTheStagesDifferBy();
    void progressCountsOverBothStages();
};

void TestSegmenterStages::bothAreAveragedNearTheTumourAndTheFirstStandsElsewhere()
{
    const auto model = twoStages();
    const Segmentation both = segmentOn(canonicalGrid(), model);
    const Segmentation first = segmentOn(canonicalGrid(), stageAlone(*model, false));
    const Segmentation second = segmentOn(canonicalGrid(), stageAlone(*model, true));
    QCOMPARE(both.members.size(), std::size_t{2});
    QCOMPARE(both.members[1].name, "fine");
    QVERIFY(both.members[1].seconds > 0);
    std::size_t averaged = 0, firstAlone = 0, neither = 0;
    for (std::size_t v = 0; v < both.probabilities[1].voxels.size(); ++v) {
        const int one = first.probabilities[1].voxels[v], two = second.probabilities[1].voxels[v];
        const int mean = both.probabilities[1].voxels[v];
        if (std::abs(one - two) < 12) {
            continue;  // tells nothing
        }
        const bool isMean = std::abs(mean - (one + two) / 2.0) <= 2;
        const bool isFirst = std::abs(mean - one) <= 2;
        averaged += isMean ? 1 : 0;
        firstAlone += isFirst ? 1 : 0;
        neither += isMean || isFirst ? 0 : 1;
    }
    QVERIFY2(firstAlone > 100, qPrintable(QString::number(firstAlone)));
    QVERIFY2(averaged > 500, qPrintable(QString::number(averaged)));
    QVERIFY2(neither < averaged / 50, qPrintable(QString::number(neither)));
    QCOMPARE(both.labels.geometry, first.labels.geometry);
    // The whole tumour is the first's, sampled to the second's grid before the case's.
    QVERIFY(meanDifference(both.probabilities[0], first.probabilities[0]) < 1);
    QVERIFY(meanDifference(both.probabilities[0], second.probabilities[0]) > 2);
}

void TestSegmenterStages::theResultLiesWhereTheTumourDoesOnAnyGrid_data()
{
    QTest::addColumn<Geometry>("grid");
    Geometry flipped = {.size = {42, 50, 38}};
    flipped.direction = {{{-1, 0, 0}, {0, -1, 0}, {0, 0, 1}}};
    QTest::newRow("flipped") << centred(flipped);
    Geometry permuted = {.size = {38, 42, 50}};
    permuted.direction = {{{0, 1, 0}, {0, 0, 1}, {1, 0, 0}}};  // i runs up, j left, k back
    QTest::newRow("permuted") << centred(permuted);
    QTest::newRow("anisotropic") << centred({.size = {42, 50, 13}, .spacingMm = {1, 1, 3}});
    Geometry oblique = {.size = {52, 60, 46}};
    const double c = std::cos(0.2), s = std::sin(0.2);
    oblique.direction = {{{c, -s, 0}, {s, c, 0}, {0, 0, 1}}};
    QTest::newRow("oblique") << centred(oblique);
}

/// The expected place is that of a mean over the world, weighted by probability.
void TestSegmenterStages::theResultLiesWhereTheTumourDoesOnAnyGrid()
{
    const auto centre = [](const Segmentation& result) {
        const ProbabilityMap& map = result.probabilities[2];
        Vec3 sum{};
        double weight = 0;
        for (int k = 0; k < map.geometry.size[2]; ++k) {
            for (int j = 0; j < map.geometry.size[1]; ++j) {
                for (int i = 0; i < map.geometry.size[0]; ++i) {
                    const double p = map.at(i, j, k);
                    const Vec3 at = map.geometry.toLps({double(i), double(j), double(k)});
                    for (std::size_t a = 0; a < 3; ++a) {
                        sum[a] += p * at[a];
                    }
                    weight += p;
                }
            }
        }
        return Vec3{sum[0] / weight, sum[1] / weight, sum[2] / weight};
    };
    QFETCH(Geometry, grid);
    const auto model = twoStages();
    const Vec3 expected = centre(segmentOn(canonicalGrid(), model));
    const Vec3 found = centre(segmentOn(grid, model));
    for (std::size_t a = 0; a < 3; ++a) {
        QVERIFY2(std::abs(found[a] - expected[a]) < 0.5,
                 qPrintable(QStringLiteral("%1: %2 mm").arg(a).arg(found[a] - expected[a])));
    }
    QVERIFY(std::abs(expected[0]) > 1);  // so that a flip would show
}

void TestSegmenterStages::whereNothingIsFoundThereIsNoSecondLook()
{
    const auto model = twoStages();
    lower(*model->members.front());
    const Segmentation none = segmentOn(canonicalGrid(), model);
    QVERIFY(std::ranges::all_of(none.labels.voxels,
                                [](Label label) { return label == Label::Background; }));
    QCOMPARE(none.members.size(), std::size_t{2});
    QCOMPARE(none.members[1].seconds, 0.0);
    QVERIFY(std::ranges::any_of(none.notices, [](const Sentence& notice) {
        return notice.text().starts_with("Nothing was found");
    }));
}

void TestSegmenterStages::theDeviationHoldsWhatTheStagesDifferBy()
{
    const auto model = twoStages();
    lower(*model->members.back());  // sure of nothing
    const Segmentation result = segmentOn(canonicalGrid(), model);
    QVERIFY(result.deviation.has_value());
    const Segmentation first = segmentOn(canonicalGrid(), stageAlone(*model, false));
    QVERIFY(!first.deviation.has_value());
    const auto surest = std::ranges::max_element(first.probabilities[1].voxels);
    const auto v = static_cast<std::size_t>(surest - first.probabilities[1].voxels.begin());
    // p and 0 lie p / 2 from their mean; a deviation of 0.5 is 255.
    QVERIFY(std::abs(result.deviation->voxels[v] - *surest) <= 3);
}

void TestSegmenterStages::progressCountsOverBothStages()
{
    Segmenter segmenter(twoStages(), cpuFloat32());
    const ToldProgress told = toldProgress(segmenter);
    QVERIFY(!told.goesBack && !told.changesTotal);
    QVERIFY(told.last > 0.9 * told.total && told.last <= told.total);
}

QTEST_APPLESS_MAIN(TestSegmenterStages)
#include "test_segmenter_stages.moc"
