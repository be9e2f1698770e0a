#include "segmentation/inference/segmenter.h"
#include "segmentation/networks/architectures/network.h"
#include "segmentation/networks/files/model_file.h"
#include "segmentation/system/error.h"
#include "tests/support/reference_cases.h"
#include "tests/support/test_data.h"
#include "training/reference/reference_pipeline.h"
#include "training/reference/reference_split.h"
#include "training/run/trainer.h"
#include "training/scoring/patch_evaluation.h"
#include "training/scoring/patch_scoring.h"
#include "training/settings/config_json.h"
#include "training/windows/training_data.h"
#include "training/windows/window_loader.h"

#include <nlohmann/json.hpp>

#include <QtTest>

#include <fstream>
#include <set>

using namespace glioscope;
namespace fs = std::filesystem;

namespace {

/// A patch of 8 voxels in a row with these labels, and probabilities above 0.5 where said.
ReferencePatch rowPatch(const std::array<Label, 8>& labels)
{
    ReferencePatch patch;
    patch.size = {8, 1, 1};
    patch.images.resize(32);
    for (const Label label : kTumourLabels) {
        for (const Label voxel : labels) {
            patch.labels.push_back(voxel == label ? 1 : 0);
        }
    }
    return patch;
}

at::Tensor probabilities(const std::array<std::array<int, 8>, 3>& inside)
{
    at::Tensor all = at::full({3, 8, 1, 1}, 0.5);  // not above
    for (std::size_t c = 0; c < 3; ++c) {
        for (std::size_t v = 0; v < 8; ++v) {
            if (inside[c][v]) {
                all[std::int64_t(c)][std::int64_t(v)] = 0.51;
            }
        }
    }
    return all;
}

TrainingConfig smallRun(const fs::path& folder)
{
    const std::vector<CaseSource> cases = {{"a", {}, [] { return test::referenceCase("a"); }},
                                           {"b", {}, [] { return test::referenceCase("b"); }}};
    (void)prepareReferencePatches(cases, folder / "patches", test::smallPatches());
    TrainingConfig config;
    config.patches = folder / "patches";
    config.output = folder / "run";
    config.network = {.kind = NetworkKind::UNet, .baseWidth = 4, .dropout = 0};
    config.epochs = 1;
    config.stepsPerEpoch = 4;
    config.batch = 2;
    config.warmUpSteps = 1;
    config.device = "cpu";
    config.precision = Precision::Float32;
    return config;
}

}  // namespace

class TestPatchEvaluation : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void figuresAreThoseOfTheVoxelsCounted()
    {
        using enum Label;
        const ReferencePatch patch = rowPatch({Necrosis, Necrosis, Oedema, Enhancing, Background,
                                               Background, Background, Background});
        PatchEvaluation evaluation;
        // NCR: one of two found, one wrong. ED: its one. ET: none.
        scorePatch(probabilities({{{1, 0, 0, 0, 1, 0, 0, 0}, {0, 0, 1, 0, 0, 0, 0, 0}, {}}}), patch,
                   OutputKind::Labels, evaluation);
        const auto& rows = evaluation.rows;
        QCOMPARE(rows[0].name, std::string("WT"));
        QCOMPARE(rows[0].dice.mean(), 2.0 * 2 / (3 + 4));
        QCOMPARE(rows[0].sensitivity.mean(), 2.0 / 4);
        QCOMPARE(rows[0].specificity.mean(), 3.0 / 4);
        QCOMPARE(rows[0].accuracy.mean(), 5.0 / 8);
        QCOMPARE(rows[1].dice.mean(), 0.0);
        QCOMPARE(rows[2].name, std::string("NCR (reference's TC)"));
        QCOMPARE(rows[2].dice.mean(), 2.0 * 1 / (2 + 2));
        QCOMPARE(rows[3].name, std::string("TC (BraTS)"));
        QCOMPARE(rows[3].dice.mean(), 2.0 * 1 / (2 + 3));
    }

    void whatDoesNotExistInAPatchIsLeftOutOfItsMean()
    {
        using enum Label;
        const ReferencePatch empty = rowPatch({});
        const ReferencePatch enhancing = rowPatch({Enhancing});
        const at::Tensor nothing = probabilities({});
        const at::Tensor found = probabilities({{{}, {}, {1, 0, 0, 0, 0, 0, 0, 0}}});
        PatchEvaluation evaluation;
        scorePatch(nothing, empty, OutputKind::Labels, evaluation);  // ET: 0 / 0
        scorePatch(found, enhancing, OutputKind::Labels, evaluation);
        QCOMPARE(evaluation.patches, std::size_t{2});
        QCOMPARE(evaluation.rows[1].dice.patches, std::size_t{1});
        QCOMPARE(evaluation.rows[1].dice.mean(), 1.0);
        QCOMPARE(evaluation.rows[1].specificity.patches, std::size_t{2});
        QVERIFY(std::isnan(evaluation.rows[2].dice.mean()));
        scorePatch(found, empty, OutputKind::Labels, evaluation);  // something where nothing is: 0
        QCOMPARE(evaluation.rows[1].dice.mean(), 0.5);
        QVERIFY(tableJson(evaluation).find("\"dice\":null") != std::string::npos);
    }

    void modelsOfRegionsAreScoredByTheirMeaning()
    {
        using enum Label;
        const ReferencePatch patch = rowPatch({Necrosis, Enhancing, Oedema});
        PatchEvaluation evaluation;
        scorePatch(probabilities({{{1, 1, 1}, {1, 1, 0}, {0, 1, 0}}}), patch, OutputKind::Regions,
                   evaluation);
        for (const PatchFigures& row : evaluation.rows) {
            QCOMPARE(row.dice.mean(), 1.0);
        }
    }

    void anEpochShowsEveryPatchOnceInItsOwnOrder()
    {
        const test::TemporaryFolder folder;
        const TrainingConfig config = smallRun(folder.path());
        const TrainingData data = readTrainingData(config);
        QCOMPARE(data.training->readyMade->size(), std::size_t{8});
        const auto order = [&](std::uint64_t epoch) {
            std::vector<std::string> names;
            for (std::uint64_t n = 0; n < 8; ++n) {
                names.push_back(makeWindow(*data.training, {.seed = 3}, epoch, n).caseName);
            }
            return names;
        };
        const auto first = order(1);
        QCOMPARE(std::set(first.begin(), first.end()).size(), std::size_t{8});
        QVERIFY(first == order(1) && first != order(2));
        const LoadedWindow window = makeWindow(*data.training, {.seed = 3}, 1, 0);
        const ReferencePatch patch = readReferencePatch(config.patches / window.caseName);
        const std::size_t voxels = patch.voxelCount();
        for (const std::size_t v : {std::size_t{0}, std::size_t{17}, voxels - 1}) {
            for (std::size_t c = 0; c < 4; ++c) {
                QCOMPARE(window.window.images[v * 4 + c], patch.images[c * voxels + v]);
            }
            for (std::size_t c = 0; c < 3; ++c) {
                QCOMPARE(window.window.regions[v * 3 + c], patch.labels[c * voxels + v]);
            }
        }
    }

    void aTrainedModelsContractSegmentsAndItsFiguresComeBack_data()
    {
        QTest::addColumn<bool>("unit");
        QTest::newRow("standardised") << false;
        QTest::newRow("0 to 1") << true;
    }
    void aTrainedModelsContractSegmentsAndItsFiguresComeBack()
    {
        QFETCH(const bool, unit);
        const test::TemporaryFolder folder;
        TrainingConfig config = smallRun(folder.path());
        if (unit) {
            ReferencePatchOptions options = test::smallPatches();
            options.scaling = SliceScaling::Unit;
            (void)prepareReferencePatches(
                {{"a", [] { return std::string("u"); }, [] { return test::referenceCase("a"); }},
                 {"b", [] { return std::string("u"); }, [] { return test::referenceCase("b"); }}},
                config.patches, options);
        }
        (void)writeReferenceSplit(config.patches, 0.5, 1);
        EpochRecord last;
        (void)train(config, [&](const TrainingEvent& e) {
            last = e.finishedEpoch ? *e.finishedEpoch : last;
            return true;
        });
#ifdef GLIOSCOPE_HAS_CAIRO
        QVERIFY(fs::exists(config.output / "validation.png"));
#endif
        const fs::path model = config.output / "last.h5";
        const ModelContract contract = readContract(model);
        QVERIFY(contract.outputKind == OutputKind::Labels);
        QVERIFY(contract.intensityNorm ==
                (unit ? IntensityNorm::UnitPerSlice : IntensityNorm::ZScorePerSlice));
        QVERIFY((contract.inputs ==
                 std::vector{Sequence::Flair, Sequence::T1ce, Sequence::T1, Sequence::T2}));
        QVERIFY((contract.windowVoxels == Index3{16, 16, 8}));
        QCOMPARE(contract.heldBackCases.size(), std::size_t{1});
        QVERIFY(contract.heldBackCases != contract.trainingCases);

        const PatchEvaluation evaluation = evaluatePatches({.model = model,
                                                            .folder = config.patches,
                                                            .device = "cpu",
                                                            .precision = Precision::Float32});
        QCOMPARE(evaluation.patches, std::size_t{4});
        // The model file is in half precision, so a voxel or two may cross the threshold.
        QVERIFY(std::abs(evaluation.rows[0].dice.mean() - last.regionDice[Region::WholeTumour]) <
                0.02);
        QVERIFY(std::abs(evaluation.rows[3].dice.mean() - last.regionDice[Region::TumourCore]) <
                0.02);

        Segmenter segmenter(model, {.device = "cpu", .precision = Precision::Float32});
        const CaseVolumes volumes = test::referenceCase("a");
        SequenceImages images;
        for (const Sequence sequence : kAllSequences) {
            images[sequence] = volumes.images[static_cast<std::size_t>(sequence)];
        }
        const Segmentation segmented = segmenter.segment(images);
        QVERIFY(segmented.labels.geometry == volumes.labels->geometry);
        QVERIFY((segmented.windowVoxels == Index3{16, 16, 8}));
    }

    void heldBackCasesOverrideTheList()
    {
        const test::TemporaryFolder folder;
        TrainingConfig config = smallRun(folder.path());
        (void)writeReferenceSplit(config.patches, 0.5, 1);
        config.heldBackCases = {"b"};
        const TrainingData data = readTrainingData(config);
        QCOMPARE(data.trainingNames(), std::vector<std::string>{"a"});
        QCOMPARE(data.heldBackNames(), std::vector<std::string>{"b"});
        config.heldBackCases = {"c"};
        QVERIFY_THROWS_EXCEPTION(Error, (void)readTrainingData(config));
        config.heldBackCases = {"a", "b"};
        QVERIFY_THROWS_EXCEPTION(Error, (void)readTrainingData(config));
    }

    void readyMadePatchesAreWindowsOfTheirSize()
    {
        const test::TemporaryFolder folder;
        TrainingConfig config = smallRun(folder.path());
        config.windowVoxels = {80, 96, 80};
        const TrainingConfig settled = settledConfig(config, readTrainingData(config));
        QVERIFY((settled.windowVoxels == Index3{16, 16, 8}));
        (void)train(config);
        QVERIFY((readRunConfig(config.output).windowVoxels == Index3{16, 16, 8}));
        config.epochs = 2;
        config.resume = true;
        QVERIFY(train(config).finished);  // with the window as it was given
    }

    void aRunIsNotResumedWithOtherPatchesOfItsCases()
    {
        const test::TemporaryFolder folder;
        TrainingConfig config = smallRun(folder.path());
        (void)train(config);
        config.epochs = 2;
        config.resume = true;
        const fs::path patch = readReferenceSplit(config.patches).train.front();
        ReferencePatch moved = readReferencePatch(patch);
        moved.corner[0] += 1;
        fs::remove(patch);
        writeReferencePatch(config.patches / referenceFileName(moved), moved);
        QVERIFY_THROWS_EXCEPTION(Error, (void)train(config));
    }

    void patientsOnBothSidesAreSaidAndGiveNoFigures()
    {
        const test::TemporaryFolder folder;
        TrainingConfig config = smallRun(folder.path());
        const auto files = readReferenceSplit(config.patches).train;
        nlohmann::json split = {{"train", nlohmann::json::array()},
                                {"valid", nlohmann::json::array()}};
        for (std::size_t n = 0; n < files.size(); ++n) {
            split[n == 0 ? "valid" : "train"].push_back(files[n].filename().string());
        }
        std::ofstream(config.patches / "config.json") << split;
        std::string said;
        (void)train(config, [&](const TrainingEvent& e) {
            said += e.notice;
            return true;
        });
        QVERIFY2(said.find("trained on and held back") != std::string::npos, said.c_str());
        QVERIFY(readContract(config.output / "last.h5").metrics.empty());
    }

    void modelsOfWholeBrainsAreRefused()
    {
        const test::TemporaryFolder folder;
        const TrainingConfig config = smallRun(folder.path());
        ModelContract contract;
        contract.name = "native";
        contract.network = config.network;
        writeModel(folder.path() / "native.h5", contract, *makeNetwork(contract.network),
                   StoredPrecision::Float16);
        QVERIFY_THROWS_EXCEPTION(Error, (void)evaluatePatches({.model = folder.path() / "native.h5",
                                                               .folder = config.patches,
                                                               .device = "cpu"}));
    }
};

QTEST_APPLESS_MAIN(TestPatchEvaluation)
#include "test_patch_evaluation.moc"
