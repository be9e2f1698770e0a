#include "segmentation/inference/segmenter.h"

#include "segmentation/networks/architectures/network.h"
#include "segmentation/networks/files/model_file.h"
#include "segmentation/system/error.h"
#include "segmentation/volume/reorient.h"
#include "segmentation/volume/resample.h"
#include "tests/support/segmented_head.h"
#include "tests/support/synthetic_volume.h"
#include "tests/support/test_data.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <ATen/core/grad_mode.h>

#include <QtTest>

#include <cmath>

using namespace glioscope;
using namespace glioscope::test;

class TestSegmenter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { at::set_num_threads(1); }
    void permutedAndFlippedAxesGiveTheSameVoxels();
    void obliqueVolumesGiveTheSameOnTheirOwnGrid();
    void coarserVolumesGiveThePhysicallySameResult();
    void resultLiesOnTheInputsGrid();
    void slopeOffsetOfTheBackgroundDoesNotMatter();
    void slopeAndOffsetDoNotMatterSliceBySlice();
    void windowsAreNoLargerThanTheContractAllows();
    void fileAndMemoryGiveTheSameLabels();
    void bfloat16AgreesWithFloat32();
    void labelsContractsAreUnderstood();
    void violationsAndEmptyImagesAreOneSentence();
    void cancelIsNoError();
    void littleMemoryGivesNearlyTheSame();
    void inputsAreGivenInTheContractsOrder();
    void mirrorsAreAveragedWhereTheContractSaysSo();
};

void TestSegmenter::permutedAndFlippedAxesGiveTheSameVoxels()
{
    const auto model = seededModel();
    const Segmentation expected = segmentOn(canonicalGrid(), model);
    const Mat3 directions[] = {{{{-1, 0, 0}, {0, -1, 0}, {0, 0, 1}}},
                               {{{0, 1, 0}, {0, 0, -1}, {1, 0, 0}}},
                               {{{0, 0, 1}, {1, 0, 0}, {0, -1, 0}}}};
    for (const Mat3& direction : directions) {
        Geometry grid = canonicalGrid();
        for (std::size_t c = 0; c < 3; ++c) {
            for (std::size_t w = 0; w < 3; ++w) {
                if (direction[w][c] != 0) {
                    grid.size[c] = canonicalGrid().size[w];
                }
            }
        }
        grid.direction = direction;
        grid = centred(grid);
        const Segmentation got = segmentOn(grid, model);
        QVERIFY(got.labels.geometry == grid);
        const LabelMap back = reorientToLps(got.labels);
        QVERIFY(samePhysicalGrid(back.geometry, expected.labels.geometry));
        QVERIFY(agreement(back, expected.labels) > 0.999);
    }
}

void TestSegmenter::obliqueVolumesGiveTheSameOnTheirOwnGrid()
{
    // The same voxels, the header turned by 20 degrees: orientation stays in the matrix, so the
    // network sees the same and the result carries the turned header.
    const auto model = seededModel();
    const Segmentation expected = segmentOn(canonicalGrid(), model);
    Geometry turned = canonicalGrid();
    turned.direction = test::rotation({1, 2, 3}, 20);
    SequenceImages images = caseOn(canonicalGrid());
    for (auto& [sequence, image] : images) {
        image = std::make_shared<Image>(turned, image->voxels);
    }
    const Segmentation got = Segmenter(model, cpuFloat32()).segment(images);
    QVERIFY(got.labels.geometry == turned);
    QCOMPARE(got.labels.voxels, expected.labels.voxels);
}

void TestSegmenter::coarserVolumesGiveThePhysicallySameResult()
{
    const auto model = thresholdModel();
    const Segmentation expected = segmentOn(canonicalGrid(), model);
    Geometry coarse{.size = {42, 33, 25}, .spacingMm = {1, 1.5, 1.5}};
    coarse.direction = {{{-1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
    coarse = centred(coarse);
    Geometry mirror = coarse;
    mirror.direction = kIdentity3;
    mirror = centred(mirror);
    const Segmentation got = segmentOn(coarse, model);
    QVERIFY(got.labels.geometry == coarse);
    for (std::size_t c = 0; c < 3; ++c) {
        const Image expectedHere = resampleLinear(asImage(expected.probabilities[c]), coarse, 0);
        const double same = correlation(asImage(got.probabilities[c]), expectedHere);
        const Image mirrored = resampleLinear(asImage(expected.probabilities[c]), mirror, 0);
        const double other = correlation(asImage(got.probabilities[c]), mirrored);
        QVERIFY2(same > 0.98 && other < 0.85,
                 qPrintable(QString::number(same) + QLatin1Char(' ') + QString::number(other)));
    }
    const double agreed = agreement(got.labels, resampleNearest(expected.labels, coarse));
    QVERIFY2(agreed > 0.85, qPrintable(QString::number(agreed)));
}

void TestSegmenter::resultLiesOnTheInputsGrid()
{
    const Geometry grid = centred({.size = {40, 30, 20},
                                   .spacingMm = {1.2, 1.6, 2.4},
                                   .direction = test::rotation({3, 1, 2}, 35)});
    for (const NetworkKind kind : kAllNetworks) {
        const Segmentation got = segmentOn(grid, seededModel(kind));
        QVERIFY(got.labels.geometry == grid);
        QCOMPARE(got.labels.voxels.size(), grid.voxelCount());
        QCOMPARE(got.probabilities.size(), 3U);
        QVERIFY(got.probabilities[2].geometry == grid);
        QCOMPARE(got.device, "cpu");
        QCOMPARE(got.precision, "fp32");
        QVERIFY(got.networkSeconds > 0);
    }
}

void TestSegmenter::slopeOffsetOfTheBackgroundDoesNotMatter()
{
    const auto model = seededModel();
    const Segmentation expected = segmentOn(canonicalGrid(), model);
    const Segmentation got = Segmenter(model, cpuFloat32()).segment(rescaledCase());
    QVERIFY(agreement(got.labels, expected.labels) > 0.999);
}

/// The window reaches beyond the brain, so that what lies there must be background to the network.
void TestSegmenter::slopeAndOffsetDoNotMatterSliceBySlice()
{
    auto model = seededModel(NetworkKind::ResUNet);
    model->contract.network.norm = FeatureNorm::BatchPerZ;
    model->contract.intensityNorm = IntensityNorm::ZScorePerSlice;
    model->contract.windowVoxels = {64, 64, 16};
    model->network = makeNetwork(model->contract.network);
    model->network->eval();
    const Segmentation expected = segmentOn(canonicalGrid(), model);
    QCOMPARE(expected.windowVoxels, (Index3{64, 64, 16}));
    const Segmentation got = Segmenter(model, cpuFloat32()).segment(rescaledCase());
    QVERIFY(agreement(got.labels, expected.labels) > 0.999);
    model->contract.windowVoxels[2] = 24;
    QCOMPARE(segmentOn(canonicalGrid(), model).windowVoxels, (Index3{64, 64, 16}));
}

void TestSegmenter::windowsAreNoLargerThanTheContractAllows()
{
    auto model = seededModel();
    model->contract.windowVoxels = {32, 32, 32};
    const Segmentation whole = segmentOn(canonicalGrid(), model);
    QVERIFY(whole.windowVoxels[0] > 32 && whole.windowVoxels[1] > 32 && whole.windowVoxels[2] > 32);
    model->contract.largerWindows = false;
    const Segmentation parts = segmentOn(canonicalGrid(), model);
    QCOMPARE(parts.windowVoxels, (Index3{32, 32, 32}));
    QVERIFY(parts.labels.voxels != whole.labels.voxels);
}

void TestSegmenter::fileAndMemoryGiveTheSameLabels()
{
    const test::TemporaryFolder folder;
    const auto model = seededModel(NetworkKind::ResUNet);
    const auto file = folder.path() / "seeded.h5";
    writeModel(file, model->contract, *model->network, StoredPrecision::Float32);
    Segmenter fromFile(file, cpuFloat32());
    QVERIFY(fromFile.contract() == model->contract);
    QCOMPARE(fromFile.modelSha256().size(), 64U);
    const Segmentation got = fromFile.segment(caseOn(canonicalGrid()));
    QCOMPARE(got.labels.voxels, segmentOn(canonicalGrid(), model).labels.voxels);
}

void TestSegmenter::bfloat16AgreesWithFloat32()
{
    const auto model = seededModel();
    SegmenterOptions options = cpuFloat32();
    options.precision = Precision::BFloat16;
    options.keepProbabilities = true;
    const Segmentation low = Segmenter(model, options).segment(caseOn(canonicalGrid()));
    const Segmentation full = segmentOn(canonicalGrid(), model);
    QCOMPARE(low.precision, "bf16");
    for (std::size_t c = 0; c < 3; ++c) {
        QVERIFY(meanDifference(low.probabilities[c], full.probabilities[c]) < 4);
    }
}

void TestSegmenter::labelsContractsAreUnderstood()
{
    auto model = seededModel(NetworkKind::VNet);
    model->contract.outputKind = OutputKind::Labels;
    model->contract.fillCore =
        false;  // as models of labels have it: each voxel is what is likeliest
    model->contract.outputs = {
        {Structure::Necrosis, 0.5}, {Structure::Oedema, 0.5}, {Structure::Enhancing, 0.5}};
    model->contract.intensityNorm = IntensityNorm::ZScorePerSlice;
    model->contract.windowVoxels = {48, 48, 16};
    const Segmentation got = segmentOn(canonicalGrid(), model);
    const Label ofOutput[] = {Label::Necrosis, Label::Oedema, Label::Enhancing};
    for (std::size_t v = 0; v < got.labels.voxels.size(); ++v) {
        std::size_t best = 0;
        for (std::size_t c = 1; c < 3; ++c) {
            best = got.probabilities[c].voxels[v] > got.probabilities[best].voxels[v] ? c : best;
        }
        if (got.probabilities[best].voxels[v] < 126) {
            QCOMPARE(got.labels.voxels[v], Label::Background);
        } else if (got.probabilities[best].voxels[v] > 130) {
            const auto value = got.probabilities[best].voxels[v];
            const Label label = got.labels.voxels[v];
            QVERIFY(label != Label::Background);
            const auto index =
                static_cast<std::size_t>(std::ranges::find(ofOutput, label) - ofOutput);
            QVERIFY(value - got.probabilities[index].voxels[v] <= 1);
        }
    }
}

void TestSegmenter::violationsAndEmptyImagesAreOneSentence()
{
    Segmenter segmenter(seededModel(), cpuFloat32());
    SequenceImages images = caseOn(canonicalGrid());
    images.erase(Sequence::T2);
    QVERIFY_THROWS_EXCEPTION(Error, (void)segmenter.segment(images));
    SequenceImages empty;
    for (const Sequence sequence : kAllSequences) {
        empty[sequence] = std::make_shared<Image>(canonicalGrid());
    }
    QVERIFY_THROWS_EXCEPTION(Error, (void)segmenter.segment(empty));
}

void TestSegmenter::cancelIsNoError()
{
    Segmenter segmenter(seededModel(), cpuFloat32());
    QVERIFY_THROWS_EXCEPTION(
        Cancelled, (void)segmenter.segment(caseOn(canonicalGrid()),
                                           [](double done, double) { return done <= 0; }));
}

void TestSegmenter::littleMemoryGivesNearlyTheSame()
{
    auto model = seededModel();
    model->contract.network.norm = FeatureNorm::None;
    at::manual_seed(4);
    model->network = makeNetwork(model->contract.network);
    model->network->eval();
    keepFinestLevel(*model->network);
    SegmenterOptions options = cpuFloat32();
    options.keepProbabilities = true;
    const Segmentation whole = Segmenter(model, options).segment(caseOn(canonicalGrid()));
    options.memoryBudgetBytes = 8'000'000;
    const Segmentation cut = Segmenter(model, options).segment(caseOn(canonicalGrid()));
    for (std::size_t c = 0; c < 3; ++c) {
        QVERIFY(whole.probabilities[c].voxels != cut.probabilities[c].voxels);
        QVERIFY(meanDifference(whole.probabilities[c], cut.probabilities[c]) < 1);
    }
}

void TestSegmenter::inputsAreGivenInTheContractsOrder()
{
    const at::NoGradGuard noGradient;
    const LabelMap expected = segmentOn(canonicalGrid(), thresholdModel()).labels;
    const auto model = thresholdModel();
    for (const auto& item : model->network->named_parameters()) {
        at::Tensor weight = item.value();
        if (item.key().starts_with("encoder0") && weight.dim() == 5 && weight.size(1) == 4) {
            weight.copy_(weight.index_select(1, at::tensor({1, 0, 2, 3})));
        }
    }
    QVERIFY(segmentOn(canonicalGrid(), model).labels.voxels != expected.voxels);
    std::swap(model->contract.inputs[0], model->contract.inputs[1]);
    QVERIFY(segmentOn(canonicalGrid(), model).labels.voxels == expected.voxels);
}

void TestSegmenter::mirrorsAreAveragedWhereTheContractSaysSo()
{
    const auto model = seededModel();
    const Segmentation plain = segmentOn(canonicalGrid(), model);
    model->contract.mirrorAveraging = true;
    const Segmentation averaged = segmentOn(canonicalGrid(), model);
    QVERIFY(averaged.probabilities[0].voxels != plain.probabilities[0].voxels);
    // The standard deviation of two is how far either is from their mean.
    QVERIFY(!plain.deviation);
    QVERIFY(averaged.deviation && averaged.deviation->geometry == canonicalGrid());
    int largest = 0;
    for (std::size_t v = 0; v < averaged.deviation->voxels.size(); ++v) {
        int expected = 0;
        for (std::size_t c = 0; c < plain.probabilities.size(); ++c) {
            expected = std::max(expected, std::abs(int(plain.probabilities[c].voxels[v]) -
                                                   int(averaged.probabilities[c].voxels[v])));
        }
        largest = std::max(largest, expected);
        QVERIFY(std::abs(averaged.deviation->voxels[v] - 2 * expected) <= 3);  // of 510
    }
    QVERIFY(largest > 3);
}

QTEST_APPLESS_MAIN(TestSegmenter)
#include "test_segmenter.moc"
