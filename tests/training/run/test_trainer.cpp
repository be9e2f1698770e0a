#include "segmentation/networks/contract/model_failures.h"
#include "segmentation/networks/files/model_file.h"
#include "segmentation/system/error.h"
#include "tests/support/run_results.h"
#include "tests/support/test_data.h"
#include "tests/support/tiny_cases.h"
#include "training/run/trainer.h"
#include "training/settings/config_json.h"
#include "training/settings/score_rules.h"

#include <QtTest>

#include <sys/resource.h>
#include <csignal>
#include <fstream>
#include <limits>
#include <map>
#include <optional>
#include <sstream>

using namespace glioscope;
using namespace glioscope::test;
namespace fs = std::filesystem;

class TestTrainer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aResumedRunKeepsThePrecisionItBeganWith()
    {
        const test::TemporaryFolder folder;
        TrainingConfig config = test::tinyRun(folder.path());
        config.precision = Precision::Auto;
        config.network = {.kind = NetworkKind::UNet, .baseWidth = 4};
        config.windowVoxels = {24, 24, 24};  // not too small for bfloat16
        (void)train(config, stopAfterEpoch(1));
        const std::optional<bool> began = trainedInBFloat16(config.output);
        QVERIFY(began);
        const fs::path file = config.output / "config.json";
        std::stringstream text;
        text << std::ifstream(file).rdbuf();
        std::string settings = text.str();
        const std::string now = *began ? "true" : "false", other = *began ? "false" : "true";
        const std::string key = "\"trains_in_bfloat16\": ";
        QVERIFY(settings.find(key + now) != std::string::npos);
        settings.replace(settings.find(key + now), key.size() + now.size(), key + other);
        std::ofstream(file) << settings;
        config.resume = true;
        QVERIFY(train(config).finished);
        QCOMPARE(trainedInBFloat16(config.output), std::optional(!*began));
    }

    void learnsTwoTinyCases()
    {
        const test::TemporaryFolder folder;
        TrainingConfig config = test::tinyRun(folder.path());
        config.network.baseWidth = 4;
        config.heldBackCases = {"two"};  // as simple as the other: learning one shows on both
        config.augmentation.enabled = false;
        config.windowVoxels = {24, 24, 24};
        config.network.dropout = 0;
        config.epochs = 5;
        config.stepsPerEpoch = 15;
        config.validateEveryEpochs = 5;
        config.learningRate = 0.01;
        config.emaDecay = 0.9;
        EpochRecord first, last;
        const TrainingOutcome outcome = train(config, [&](const TrainingEvent& e) {
            if (e.finishedEpoch) {
                if (e.epoch == 1) {
                    first = *e.finishedEpoch;
                }
                last = *e.finishedEpoch;
            }
            return true;
        });
        QVERIFY(outcome.finished);
        QVERIFY(last.loss < 0.5 * first.loss);
        QVERIFY2(last.regionDice[Region::WholeTumour] > 0.8,
                 qPrintable(QString::number(last.regionDice[Region::WholeTumour])));
        const ModelContract contract = readContract(config.output / "best.h5");
        QCOMPARE(contract.trainingCases, std::vector<std::string>{"one"});
        QCOMPARE(contract.heldBackCases, std::vector<std::string>{"two"});
        QCOMPARE(contract.metrics.at("Dice WT"), last.regionDice[Region::WholeTumour]);
        QVERIFY((contract.spacingMm == Vec3{1.5, 1.5, 1.5}));
        QCOMPARE(contract.failsOn, failuresOfAnyModel());
    }

    void everyWayOfTrainingLearns_data()
    {
        QTest::addColumn<int>("way");
        QTest::newRow("deep supervision") << 0;
        QTest::newRow("sgd, dice-ce, cosine") << 1;
        QTest::newRow("the reference's loss and normalisation") << 2;
    }
    void everyWayOfTrainingLearns()
    {
        QFETCH(int, way);
        const test::TemporaryFolder folder;
        TrainingConfig config = test::tinyRun(folder.path());
        config.network.baseWidth = 4;
        config.heldBackCases = {"two"};
        config.network.dropout = 0;
        config.augmentation.enabled = false;
        config.epochs = 4;
        config.stepsPerEpoch = 12;
        config.validateEveryEpochs = 4;
        config.learningRate = 0.01;
        config.emaDecay = 0.9;
        if (way == 0) {
            config.network.kind = NetworkKind::UNet;
            config.deepSupervision = true;
        } else if (way == 1) {
            config.optimiser = OptimiserKind::Sgd;
            config.momentum = 0.9;
            config.learningRate = 0.1;  // at 0.01 the Dice does not move in so few steps
            config.loss = LossKind::DiceCe;
            config.rateDecay = RateDecay::Cosine;
        } else {
            config.optimiser = OptimiserKind::Adam;
            config.loss = LossKind::Reference;
            config.rateDecay = RateDecay::Constant;
            config.network.norm = FeatureNorm::BatchPerZ;
            config.windowVoxels = {32, 32, 16};  // all of the tumour but along k
            config.foregroundShare = 1;
            config.emaDecay = 0;
            config.gradientClip = 0;
        }
        EpochRecord first, last;
        (void)train(config, [&](const TrainingEvent& e) {
            if (e.finishedEpoch) {
                (e.epoch == 1 ? first : last) = *e.finishedEpoch;
            }
            return true;
        });
        // The reference's loss is 1 wherever a slice holds no tumour, whatever is learnt.
        QVERIFY2(last.loss < (way == 2 ? 0.95 : 0.85) * first.loss,
                 qPrintable(QString::number(last.loss / first.loss)));
        QVERIFY2(last.dice > first.dice, qPrintable(QString::number(last.dice)));
        QVERIFY(last.valLoss > 0 && last.regionDice[Region::WholeTumour] >= 0);
        // The heads are no part of the model, and running means come along.
        const auto model = readModel(config.output / "last.h5").network;
        for (const auto& buffer : model->named_buffers()) {
            QVERIFY2(buffer.key().find("running_mean") == std::string::npos ||
                         buffer.value().abs().max().item<float>() > 0,
                     buffer.key().c_str());
        }
        QCOMPARE(model->buffers().empty(), way != 2);
    }

    void aFoldHoldsBackItsCases()
    {
        const test::TemporaryFolder folder;
        TrainingConfig config = test::tinyRun(folder.path());
        config.epochs = 1;
        int used = 0;
        for (config.fold = 1; config.fold <= kFolds; ++config.fold) {
            config.output = folder.path() / ("fold" + std::to_string(config.fold));
            try {
                (void)train(config);
            } catch (const Error&) {
                continue;  // two cases fill two folds
            }
            ++used;
            const ModelContract contract = readContract(config.output / "last.h5");
            QCOMPARE(contract.heldBackCases.size(), std::size_t{1});
            QCOMPARE(contract.trainingCases.size(), std::size_t{1});
            QVERIFY(contract.heldBackCases != contract.trainingCases);
        }
        QCOMPARE(used, 2);
        QVERIFY(fs::exists(config.patches / "split.json"));
    }

    void resumedRunEqualsAStraightOne()
    {
        const test::TemporaryFolder folder;
        TrainingConfig straight = test::tinyRun(folder.path());
        straight.epochs = 4;
        (void)train(straight);
        TrainingConfig halves = straight;
        halves.output = folder.path() / "halves";
        const TrainingOutcome stopped = train(halves, stopAfterEpoch(2));
        QVERIFY(!stopped.finished);
        QCOMPARE(stopped.epochsDone, 2);
        QVERIFY(logOf(halves.output) != logOf(straight.output));
        halves.resume = true;
        QVERIFY(train(halves).finished);
        QVERIFY(sameModels(straight.output / "last.h5", halves.output / "last.h5"));
        QCOMPARE(logOf(halves.output), logOf(straight.output));
    }

    void stoppingAmidAnEpochFallsBackToItsStart()
    {
        const test::TemporaryFolder folder;
        TrainingConfig straight = test::tinyRun(folder.path());
        (void)train(straight);
        TrainingConfig other = straight;
        other.output = folder.path() / "other";
        const auto outcome =
            train(other, [](const TrainingEvent& e) { return !(e.epoch == 2 && e.step == 2); });
        QCOMPARE(outcome.epochsDone, 1);
        other.resume = true;
        (void)train(other);
        QVERIFY(sameModels(straight.output / "last.h5", other.output / "last.h5"));
    }

    void aRunStoppedInItsFirstEpochIsARunToResume()
    {
        const test::TemporaryFolder folder;
        TrainingConfig straight = test::tinyRun(folder.path());
        (void)train(straight);
        TrainingConfig other = straight;
        other.output = folder.path() / "other";
        const auto outcome = train(other, [](const TrainingEvent& e) { return e.step != 2; });
        QCOMPARE(outcome.epochsDone, 0);
        QVERIFY2(outcome.reason.text().find("from its start") != std::string::npos,
                 outcome.reason.text().c_str());
        QVERIFY_THROWS_EXCEPTION(Error, (void)train(other));
        other.resume = true;
        QVERIFY(train(other).finished);
        QVERIFY(sameModels(straight.output / "last.h5", other.output / "last.h5"));
        QCOMPARE(logOf(straight.output), logOf(other.output));
    }

    void aStopAfterTheLastStepFindsTheRunFinished()
    {
        const test::TemporaryFolder folder;
        const TrainingConfig config = test::tinyRun(folder.path());
        const auto outcome = train(config, [&](const TrainingEvent& e) {
            return !(e.finishedEpoch && e.epoch == config.epochs);
        });
        QVERIFY2(outcome.finished, outcome.reason.text().c_str());
    }

    void theModelWrittenIsTheAverageAndNotTheLastStep()
    {
        const test::TemporaryFolder folder;
        TrainingConfig averaged = test::tinyRun(folder.path());
        averaged.emaDecay = 0.9;
        TrainingConfig last = averaged;
        last.emaDecay = 0;
        last.output = folder.path() / "last";
        (void)train(averaged);
        (void)train(last);
        QCOMPARE(logOf(averaged.output), logOf(last.output));  // the steps are the same
        QVERIFY(!sameModels(averaged.output / "last.h5", last.output / "last.h5"));
    }

    void timeLeftDoesNotCountWhatARunWaits()
    {
        const test::TemporaryFolder folder;
        TrainingConfig config = test::tinyRun(folder.path());
        config.stepsPerEpoch = 2000;  // far more than the two seconds before anything is said
        constexpr int kWaits = 8;
        double before = 0, after = 0;
        int waits = 0;
        (void)train(config, [&](const TrainingEvent& e) {
            if (e.secondsLeft > 0) {
                before = waits == 0 ? e.secondsLeft : before;
                after = e.secondsLeft;
                ++waits;
                QTest::qSleep(250);
            }
            return waits <= kWaits;
        });
        QVERIFY(before > 0);
        QVERIFY2(after < 1.3 * before, qPrintable(QString::number(after)));
    }

    void aWarmUpLongerThanTheRunIsSaid()
    {
        const test::TemporaryFolder folder;
        TrainingConfig config = test::tinyRun(folder.path());
        config.warmUpSteps = 6;
        std::string said;
        const auto listen = [&](const TrainingEvent& e) {
            said += e.notice;
            return true;
        };
        (void)train(config, listen);
        QVERIFY2(said.find("warm-up of 6 steps") != std::string::npos, said.c_str());
        config.warmUpSteps = 5;
        config.output = folder.path() / "shorter";
        said.clear();
        (void)train(config, listen);
        QCOMPARE(said, std::string());
    }

    void allScansOfAHeldBackPatientAreHeldBack()
    {
        const test::TemporaryFolder folder;
        TrainingConfig config = test::tinyRun(folder.path());
        for (const char* name : {"sub-1_ses-1", "sub-1_ses-2"}) {
            writePatchFile(config.patches / (std::string(name) + ".h5"),
                           test::tinyCase({.name = name}));
        }
        config.epochs = 1;
        config.heldBackCases = {"sub-1_ses-1"};
        (void)train(config);
        const ModelContract contract = readContract(config.output / "last.h5");
        QCOMPARE(contract.heldBackCases.size(), std::size_t{2});
        QCOMPARE(contract.trainingCases, (std::vector<std::string>{"one", "two"}));
    }

    void figuresOfPhantomsAreCalledSo()
    {
        const test::TemporaryFolder folder;
        TrainingConfig config = test::tinyRun(folder.path());
        PatchCase phantom =
            test::tinyCase({.name = "phantom", .edge = 32, .tumour = {15, 16, 17}, .radius = 9});
        phantom.synthetic = true;
        writePatchFile(config.patches / "phantom.h5", phantom);
        config.epochs = 1;
        config.heldBackCases = {"phantom"};
        (void)train(config);
        const auto metrics = readContract(config.output / "last.h5").metrics;
        QVERIFY(metrics.contains("Dice ET on phantoms"));
        QVERIFY(!metrics.contains("Dice ET"));
    }

    void enhancingTumourThatIsNotMeasuredHasNoFigure()
    {
        const test::TemporaryFolder folder;
        TrainingConfig config = test::tinyRun(folder.path());  // ET of below 500 voxels
        config.heldBackCases = {"two"};
        config.epochs = 1;
        EpochRecord last;
        (void)train(config, [&](const TrainingEvent& e) {
            last = e.finishedEpoch ? *e.finishedEpoch : last;
            return true;
        });
        QVERIFY(last.regionDice[Region::WholeTumour] >= 0 &&
                last.regionDice[Region::EnhancingTumour] < 0);
        QCOMPARE(last.score,
                 (last.regionDice[Region::WholeTumour] + last.regionDice[Region::TumourCore]) / 2);
        QVERIFY(!readContract(config.output / "last.h5").metrics.contains("Dice ET"));
        QVERIFY(logOf(config.output).find("nan") == std::string::npos);
    }

    void theBestStateIsChosenByASmoothedScore()
    {
        QCOMPARE(smoothedScore(-1, 0.5), 0.5);
        QCOMPARE(smoothedScore(0.5, 0.7), 0.52);
        const test::TemporaryFolder folder;
        TrainingConfig config = test::tinyRun(folder.path());
        config.heldBackCases = {"two"};
        config.validateEveryEpochs = 1;
        config.epochs = 4;
        double score = -1, best = -1;
        int bestEpoch = 0;
        const TrainingOutcome outcome = train(config, [&](const TrainingEvent& e) {
            if (e.finishedEpoch) {
                score = smoothedScore(score, e.finishedEpoch->meanDice());
                bestEpoch = score > best ? e.epoch : bestEpoch;
                best = std::max(best, score);
            }
            return true;
        });
        QCOMPARE(outcome.best.epoch, bestEpoch);
        QCOMPARE(outcome.best.score, best);
    }

    void aHeldBackCaseMustExist()
    {
        const test::TemporaryFolder folder;
        TrainingConfig config = test::tinyRun(folder.path());
        config.heldBackCases = {"three"};
        QVERIFY_THROWS_EXCEPTION(Error, (void)train(config));
        config.heldBackCases = {"one", "two"};
        QVERIFY_THROWS_EXCEPTION(Error, (void)train(config));
    }
};

QTEST_APPLESS_MAIN(TestTrainer)
#include "test_trainer.moc"
