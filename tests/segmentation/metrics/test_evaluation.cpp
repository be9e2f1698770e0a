#include "segmentation/metrics/evaluation.h"

#include "segmentation/metrics/overlap.h"
#include "segmentation/system/error.h"
#include "segmentation/volume/reorient.h"
#include "tests/support/ball_tumour.h"
#include "tests/support/synthetic_volume.h"

#include <QElapsedTimer>
#include <QTest>
#include <algorithm>
#include <cmath>

using namespace glioscope;
using namespace glioscope::test;

namespace {

const EvaluationRow& row(const std::vector<EvaluationRow>& rows, Structure structure)
{
    return *std::ranges::find(rows, structure, &EvaluationRow::structure);
}

}  // namespace

class TestEvaluation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rowsComeInTheStatedOrder();
    void perfectPredictionScoresFull();
    void labelsAndRegionsAreToldApart();
    void theCavityHasARowWhereThereIsOneAndIsNoTumour();
    void emptyStructuresFollowThePrintedRule();
    void jitterIsForgivenAndAnotherGridIsNot();
    void anotherVoxelOrderChangesNothing();
    void volumesAreInMillilitres();
    void regionMasksAreNested();
    void wholeBrainGridTakesLittleTime();
};

void TestEvaluation::rowsComeInTheStatedOrder()
{
    const LabelMap labels = markerLabels(obliqueGeometry());
    const std::vector<EvaluationRow> rows = evaluate(labels, labels);
    const std::vector<LabelVolume> volumes = labelVolumes(labels);
    const std::vector<std::string_view> expected = {"NCR", "ED", "ET", "WT", "TC"};
    QCOMPARE(rows.size(), expected.size());
    QCOMPARE(volumes.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        QCOMPARE(shortName(rows[i].structure), expected[i]);
        QCOMPARE(shortName(volumes[i].structure), expected[i]);
        QCOMPARE(rows[i].predictionMl, volumes[i].volumeMl);
    }
}

void TestEvaluation::perfectPredictionScoresFull()
{
    const LabelMap labels = markerLabels(mirroredGeometry());
    for (const EvaluationRow& r : evaluate(labels, labels)) {
        QCOMPARE(r.dice, 1.0);
        QCOMPARE(r.sensitivity, 1.0);
        QCOMPARE(r.specificity, 1.0);
        QCOMPARE(r.hd95Mm, 0.0);
        QVERIFY(r.referenceMl > 0);
        QCOMPARE(r.predictionMl, r.referenceMl);
    }
}

void TestEvaluation::labelsAndRegionsAreToldApart()
{
    const LabelMap reference = ballTumour(anisotropicGeometry(), {10, 12, 7}, 1.6);
    LabelMap prediction = reference;
    for (Label& label : prediction.voxels) {  // necrosis called enhancing: WT and TC stay right
        label = label == Label::Necrosis ? Label::Enhancing : label;
    }
    const std::vector<EvaluationRow> rows = evaluate(prediction, reference);
    QCOMPARE(row(rows, Structure::Necrosis).dice, 0.0);
    QVERIFY(std::isinf(row(rows, Structure::Necrosis).hd95Mm));
    QCOMPARE(row(rows, Structure::Oedema).dice, 1.0);
    QCOMPARE(row(rows, Structure::WholeTumour).dice, 1.0);
    QCOMPARE(row(rows, Structure::TumourCore).dice, 1.0);
    const EvaluationRow& et = row(rows, Structure::Enhancing);
    QCOMPARE(et.sensitivity, 1.0);
    QVERIFY(et.dice < 1 && et.specificity < 1);
    QVERIFY(std::abs(et.dice - 2 * et.referenceMl / (et.predictionMl + et.referenceMl)) < 1e-12);
}

void TestEvaluation::theCavityHasARowWhereThereIsOneAndIsNoTumour()
{
    LabelMap reference = ballTumour(anisotropicGeometry(), {10, 12, 7}, 1.6);
    const LabelMap prediction = reference;
    const double tumourMl =
        row(evaluate(prediction, reference), Structure::WholeTumour).referenceMl;
    reference.voxels[0] = reference.voxels[1] = Label::ResectionCavity;
    const std::vector<EvaluationRow> rows = evaluate(prediction, reference);
    QCOMPARE(rows.size(), std::size_t{6});
    QCOMPARE(rows.back().structure, Structure::ResectionCavity);
    QCOMPARE(rows.back().dice, 0.0);
    QCOMPARE(rows.back().referenceMl, 2 * reference.geometry.voxelVolumeMl());
    QCOMPARE(evaluate(reference, reference).back().dice, 1.0);
    for (const Structure structure : {Structure::WholeTumour, Structure::TumourCore}) {
        QCOMPARE(row(rows, structure).dice, 1.0);
    }
    QCOMPARE(row(rows, Structure::WholeTumour).referenceMl, tumourMl);
    const std::vector<LabelVolume> volumes = labelVolumes(reference);
    QCOMPARE(volumes.back().structure, Structure::ResectionCavity);
    QCOMPARE(volumes.back().voxels, std::int64_t{2});
}

void TestEvaluation::emptyStructuresFollowThePrintedRule()
{
    const LabelMap none(anisotropicGeometry());
    for (const EvaluationRow& r : evaluate(none, none)) {
        QCOMPARE(r.dice, 1.0);
        QCOMPARE(r.sensitivity, 1.0);
        QCOMPARE(r.specificity, 1.0);
        QCOMPARE(r.hd95Mm, 0.0);
        QCOMPARE(r.referenceMl, 0.0);
    }
    const LabelMap tumour = ballTumour(anisotropicGeometry(), {10, 12, 7}, 1.6);
    for (const EvaluationRow& r : evaluate(none, tumour)) {
        QCOMPARE(r.dice, 0.0);
        QVERIFY(std::isinf(r.hd95Mm));
    }
}

void TestEvaluation::jitterIsForgivenAndAnotherGridIsNot()
{
    const LabelMap reference = markerLabels(obliqueGeometry());
    LabelMap prediction = reference;
    prediction.geometry.originLps[0] += 0.01;
    QCOMPARE(evaluate(prediction, reference).front().dice, 1.0);
    prediction.geometry.originLps[0] += 1;
    QVERIFY_THROWS_EXCEPTION(Error, (void)evaluate(prediction, reference));
    QVERIFY_THROWS_EXCEPTION(Error, (void)evaluate(LabelMap(permutedGeometry()), reference));
}

void TestEvaluation::anotherVoxelOrderChangesNothing()
{
    for (const NamedGeometry& order : allAxisOrders()) {
        const LabelMap stored = ballTumour(order.geometry, {8, 10, 6}, 1.5);
        LabelMap missed = reorientToLps(stored);
        missed.at(10, 12, 6) = Label::Necrosis;
        const auto expected = evaluate(stored, reorientFromLps(missed, order.geometry));
        const auto found = evaluate(stored, missed);
        for (std::size_t i = 0; i < expected.size(); ++i) {
            QCOMPARE(found[i].dice, expected[i].dice);
            QVERIFY(found[i].hd95Mm == expected[i].hd95Mm ||
                    std::abs(found[i].hd95Mm - expected[i].hd95Mm) < 1e-9);
        }
    }
}

void TestEvaluation::volumesAreInMillilitres()
{
    LabelMap labels(mirroredGeometry());  // 0.9 x 1.2 x 2.5 mm
    std::fill_n(labels.voxels.begin(), 1000, Label::Necrosis);
    std::fill_n(labels.voxels.begin() + 1000, 500, Label::Oedema);
    std::fill_n(labels.voxels.begin() + 1500, 200, Label::Enhancing);
    const std::vector<LabelVolume> volumes = labelVolumes(labels);
    const std::vector<double> expectedMl = {2.7, 1.35, 0.54, 4.59, 3.24};
    const std::vector<std::int64_t> expectedVoxels = {1000, 500, 200, 1700, 1200};
    for (std::size_t i = 0; i < volumes.size(); ++i) {
        QVERIFY(std::abs(volumes[i].volumeMl - expectedMl[i]) < 1e-9);
        QCOMPARE(volumes[i].voxels, expectedVoxels[i]);
    }
}

void TestEvaluation::regionMasksAreNested()
{
    const LabelMap labels = markerLabels(obliqueGeometry());
    const Mask whole = regionMask(labels, Region::WholeTumour);
    const Mask core = regionMask(labels, Region::TumourCore);
    const Mask enhancing = regionMask(labels, Region::EnhancingTumour);
    QCOMPARE(compareMasks(enhancing.voxels, core.voxels).falsePositive, 0);
    QCOMPARE(compareMasks(core.voxels, whole.voxels).falsePositive, 0);
    QVERIFY(compareMasks(core.voxels, whole.voxels).falseNegative > 0);
    QVERIFY(compareMasks(enhancing.voxels, core.voxels).falseNegative > 0);
}

void TestEvaluation::wholeBrainGridTakesLittleTime()
{
    const Geometry brats = {.size = {240, 240, 155},
                            .spacingMm = {1, 1, 1},
                            .originLps = {0, -239, 0},
                            .direction = kIdentity3};
    const LabelMap reference = ballTumour(brats, {100, 120, 80}, 9);
    const LabelMap prediction = ballTumour(brats, {103, 121, 79}, 9.3);
    QElapsedTimer timer;
    timer.start();
    const std::vector<EvaluationRow> rows = evaluate(prediction, reference);
    qInfo("Five rows of a 195 ml tumour in %lld ms", timer.elapsed());
    QVERIFY(row(rows, Structure::WholeTumour).dice > 0.9 &&
            row(rows, Structure::WholeTumour).hd95Mm < 6);
    QVERIFY(timer.elapsed() < 10000);  // generous: guards against a slip of an order of magnitude
}

QTEST_APPLESS_MAIN(TestEvaluation)
#include "test_evaluation.moc"
