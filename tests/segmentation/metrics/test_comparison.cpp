#include "segmentation/metrics/comparison.h"

#include "segmentation/metrics/evaluation.h"
#include "segmentation/system/error.h"
#include "segmentation/volume/reorient.h"
#include "tests/segmentation/metrics/direct_figures.h"
#include "tests/support/ball_tumour.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace glioscope;
using namespace glioscope::test;

namespace {

bool same(double a, double b)
{
    return std::isnan(a) || std::isnan(b) ? std::isnan(a) && std::isnan(b)
                                          : a == b || std::abs(a - b) < 1e-9;
}

LabelMap randomLabels(const Geometry& g, Random& random)
{
    LabelMap labels(g);
    for (const Label label : {Label::Oedema, Label::Enhancing, Label::Necrosis}) {
        const Mask mask = randomMask(g, random);
        for (std::size_t v = 0; v < mask.voxels.size(); ++v) {
            labels.voxels[v] = mask.voxels[v] ? label : labels.voxels[v];
        }
    }
    return labels;
}

Mask maskOf(const LabelMap& labels, Structure structure)
{
    Mask mask(labels.geometry);
    std::ranges::transform(labels.voxels, mask.voxels.begin(),
                           [&](Label label) { return labelsIn(structure)[label] ? 1 : 0; });
    return mask;
}

}  // namespace

class TestComparison : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void croppingAndThreadsChangeNoFigure();
    void agreesWithEvaluateWhereBothMeasure();
    void onlyRegionsAreScoredByLesion();
    void theReferencesNameOfNecrosisIsTold();
    void otherGridsAreRefusedAndOtherOrdersTaken();
    void aWholeBrainGridTakesLittleTime();
};

void TestComparison::croppingAndThreadsChangeNoFigure()
{
    Random random(37);
    for (int trial = 0; trial < 30; ++trial) {
        const Geometry small = randomGrid(random);
        const VoxelBox room = {{-5, -1, -9},
                               {small.size[0] + 12, small.size[1], small.size[2] + 3}};
        const LabelMap p = crop(randomLabels(small, random), room);
        const LabelMap r = crop(randomLabels(small, random), room);
        for (const StructureFigures& row : compareLabels(p, r, {.threads = 3})) {
            const Mask mp = maskOf(p, row.structure), mr = maskOf(r, row.structure);
            const MaskFigures whole = maskFigures(mp, mr);
            for (const MetricFacts& facts : kMetricTable) {
                QVERIFY2(same(row.figures.value(facts.metric), whole.value(facts.metric)),
                         facts.key.data());
            }
            QCOMPARE(row.figures.counts.trueNegative, whole.counts.trueNegative);
            for (std::size_t n = 0; row.lesions && n < kAllLesionRules.size(); ++n) {
                const LesionFigures direct = directLesions(mp, mr, kAllLesionRules[n]);
                QVERIFY(same((*row.lesions)[n].dice, direct.dice));
                QVERIFY(same((*row.lesions)[n].hd95Mm, direct.hd95Mm));
                QCOMPARE((*row.lesions)[n].falsePositives, direct.falsePositives);
            }
        }
    }
}

void TestComparison::agreesWithEvaluateWhereBothMeasure()
{
    const LabelMap r = ballTumour(anisotropicGeometry(), {10, 12, 7}, 1.6);
    const LabelMap p = ballTumour(anisotropicGeometry(), {11, 12, 6}, 1.7);
    const std::vector<EvaluationRow> rows = evaluate(p, r);
    const std::vector<StructureFigures> found = compareLabels(p, r);
    QCOMPARE(found.size(), rows.size());
    for (std::size_t n = 0; n < rows.size(); ++n) {
        QCOMPARE(found[n].structure, rows[n].structure);
        QCOMPARE(found[n].figures.value(Metric::Dice), rows[n].dice);
        QCOMPARE(found[n].figures.value(Metric::Sensitivity), rows[n].sensitivity);
        QCOMPARE(found[n].figures.value(Metric::Specificity), rows[n].specificity);
        QCOMPARE(found[n].figures.value(Metric::Hausdorff95), rows[n].hd95Mm);
        QCOMPARE(found[n].figures.predictionMl, rows[n].predictionMl);
        QCOMPARE(found[n].figures.referenceMl, rows[n].referenceMl);
    }
}

void TestComparison::onlyRegionsAreScoredByLesion()
{
    LabelMap r = ballTumour(anisotropicGeometry(), {10, 12, 7}, 1.6);
    r.voxels[0] = Label::ResectionCavity;
    std::vector<std::string> scored;
    for (const StructureFigures& row : compareLabels(r, r)) {
        if (row.lesions) {
            scored.emplace_back(shortName(row.structure));
        }
    }
    QCOMPARE(scored, (std::vector<std::string>{"ET", "WT", "TC"}));
    QCOMPARE(compareLabels(r, r).back().structure, Structure::ResectionCavity);
    for (const StructureFigures& row : compareLabels(r, r, {.byLesion = false})) {
        QVERIFY(!row.lesions);
    }
}

void TestComparison::theReferencesNameOfNecrosisIsTold()
{
    QVERIFY(referenceName(Structure::Necrosis).find("TC") != std::string_view::npos);
    QCOMPARE(referenceName(Structure::TumourCore), std::string_view("TC"));
}

void TestComparison::otherGridsAreRefusedAndOtherOrdersTaken()
{
    const LabelMap r = ballTumour(anisotropicGeometry(), {10, 12, 7}, 1.6);
    LabelMap moved = r;
    moved.geometry.originLps[0] += 1;
    QVERIFY_THROWS_EXCEPTION(Error, (void)compareLabels(moved, r));
    for (const NamedGeometry& order : allAxisOrders()) {
        const LabelMap stored = ballTumour(order.geometry, {8, 10, 6}, 1.5);
        QCOMPARE(compareLabels(reorientToLps(stored), stored).back().figures.value(Metric::Dice),
                 1.0);
    }
}

void TestComparison::aWholeBrainGridTakesLittleTime()
{
    const Geometry brats = {.size = {240, 240, 155}, .spacingMm = {1, 1, 1}, .originLps = {}};
    const LabelMap r = ballTumour(brats, {100, 120, 80}, 9);
    const LabelMap p = ballTumour(brats, {103, 121, 79}, 9.3);
    QElapsedTimer timer;
    timer.start();
    const auto rows = compareLabels(p, r);
    qInfo("Every figure of a 195 ml tumour in %lld ms", timer.elapsed());
    QCOMPARE(rows.size(), std::size_t{5});
    QVERIFY(timer.elapsed() < 10000);  // generous: guards against a slip of an order of magnitude
}

QTEST_APPLESS_MAIN(TestComparison)
#include "test_comparison.moc"
