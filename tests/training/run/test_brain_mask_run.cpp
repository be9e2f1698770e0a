// A run of the task brain-mask from its patches to the mask of an image.

#include "segmentation/inference/brain_extractor.h"
#include "segmentation/networks/files/model_file.h"
#include "segmentation/system/error.h"
#include "tests/support/run_results.h"
#include "tests/support/test_data.h"
#include "tests/support/tiny_cases.h"
#include "training/heads/random_head.h"
#include "training/run/trainer.h"

#include <QtTest>

using namespace glioscope;

namespace {

/// Balls of 120 mm: with voxels of 5 mm a small window holds brain and head.
PatchCase largeBall(const test::TinyCase& options)
{
    PatchCase patch = test::tinyCase(options);
    patch.grid.spacingMm = patch.reference.geometry.spacingMm = {5, 5, 5};
    return patch;
}

TrainingConfig brainRun(const std::filesystem::path& folder)
{
    TrainingConfig config = test::tinyRun(folder);
    for (const char* name : {"one", "two"}) {
        writePatchFile(config.patches / (std::string(name) + ".h5"), largeBall({.name = name}));
    }
    config.task = TrainingTask::BrainMask;
    config.network = {.kind = NetworkKind::ResUNet, .baseWidth = 4};
    config.windowVoxels = {32, 32, 32};
    config.epochs = 4;
    config.stepsPerEpoch = 40;
    config.warmUpSteps = 10;
    config.learningRate = 0.01;
    config.emaDecay = 0.9;
    return config;
}

struct HeadAndBrain {
    Image image;
    Mask brain;
};

/// One that training has not seen, on a grid whose first axis runs the other way.
HeadAndBrain unseenHead(std::uint64_t index)
{
    const Index3 size = {32, 32, 32};
    const RandomHead head =
        randomHead(strippedBrain(largeBall({})), size, RandomStream(99, 1, index));
    const Geometry grid = {.size = size,
                           .spacingMm = {5, 5, 5},
                           .originLps = {70, -80, -80},
                           .direction = {{{-1, 0, 0}, {0, 1, 0}, {0, 0, 1}}}};
    HeadAndBrain made{Image(grid), Mask(grid)};
    std::size_t v = 0;
    for (int i = 0; i < size[0]; ++i) {
        for (int j = 0; j < size[1]; ++j) {
            for (int k = 0; k < size[2]; ++k, ++v) {
                made.image.at(size[0] - 1 - i, j, k) = 900 * head.image[v] + 50;
                made.brain.at(size[0] - 1 - i, j, k) = head.brain[v] > 0.5F ? 1 : 0;
            }
        }
    }
    return made;
}

double diceOf(const Mask& a, const Mask& b)
{
    double both = 0, sum = 0;
    for (std::size_t v = 0; v < a.voxels.size(); ++v) {
        both += a.voxels[v] & b.voxels[v];
        sum += a.voxels[v] + b.voxels[v];
    }
    return sum > 0 ? 2 * both / sum : 1;
}

}  // namespace

class TestBrainMaskRun : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void learnsToFindBrainsInHeadsItNeverSaw()
    {
        const test::TemporaryFolder folder;
        const TrainingConfig config = brainRun(folder.path());
        QVERIFY(train(config).finished);
        const std::filesystem::path file = config.output / "last.h5";
        const ModelContract contract = readContract(file);
        QVERIFY(contract.outputKind == OutputKind::Brain);
        QVERIFY(contract.intensityNorm == IntensityNorm::Percentiles);
        QVERIFY(contract.inputs.empty() && contract.outputs.empty());
        QCOMPARE(contract.network.inputChannels, 1);
        QCOMPARE(contract.spacingMm, (Vec3{5, 5, 5}));
        QCOMPARE(contract.trainingCases, (std::vector<std::string>{"one", "two"}));

        BrainExtractor extractor(file, {.device = "cpu", .precision = Precision::Float32});
        double sum = 0;
        constexpr int kHeads = 8;
        for (std::uint64_t n = 0; n < kHeads; ++n) {
            const HeadAndBrain head = unseenHead(n);
            const BrainExtraction found = extractor.extract(head.image);
            QVERIFY(found.brain.geometry == head.image.geometry);
            sum += diceOf(found.brain, head.brain) / kHeads;
        }
        QVERIFY2(sum > 0.7, qPrintable(QString::number(sum)));
    }

    void aStoppedRunGoesOn()
    {
        const test::TemporaryFolder folder;
        TrainingConfig config = brainRun(folder.path());
        config.epochs = 2;
        config.stepsPerEpoch = 2;
        (void)train(config, [](const TrainingEvent& e) { return !e.finishedEpoch; });
        config.resume = true;
        const TrainingOutcome outcome = train(config);
        QVERIFY(outcome.finished);
        QCOMPARE(outcome.epochsDone, 2);
    }

    void goesOnFromAnotherBrainMask()
    {
        const test::TemporaryFolder folder;
        TrainingConfig config = brainRun(folder.path());
        config.epochs = config.stepsPerEpoch = 1;
        config.warmUpSteps = 0;
        (void)train(config);
        config.startFrom = config.output / "last.h5";
        config.output = folder.path() / "next";
        config.learningRate = 1e-12;  // what is written is what it began with
        config.seed += 1;
        QVERIFY(train(config).finished);
        const auto before = test::weightsOf(config.startFrom),
                   after = test::weightsOf(config.output / "last.h5");
        QVERIFY(!before.empty());
        for (std::size_t n = 0; n < before.size(); ++n) {
            QVERIFY(at::allclose(before[n], after[n], 1e-3, 1e-6));
        }
    }

    void whatHasNoMeaningForBrainsIsRefused()
    {
        const test::TemporaryFolder folder;
        TrainingConfig config = brainRun(folder.path());
        config.heldBackCases = {"one"};
        QVERIFY_THROWS_EXCEPTION(Error, (void)train(config));
        config.heldBackCases.clear();
        config.loss = LossKind::DiceCe;
        QVERIFY_THROWS_EXCEPTION(Error, (void)train(config));
    }
};

QTEST_GUILESS_MAIN(TestBrainMaskRun)
#include "test_brain_mask_run.moc"
