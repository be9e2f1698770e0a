#include "segmentation/networks/model_file.h"
#include "segmentation/volume/error.h"
#include "tests/support/test_data.h"
#include "tests/training/tiny_cases.h"
#include "training/score_rules.h"
#include "training/trainer.h"

#include <QtTest>

#include <sys/resource.h>
#include <csignal>
#include <fstream>
#include <limits>
#include <map>
#include <optional>
#include <sstream>

using namespace glioscope;
namespace fs = std::filesystem;

namespace {

std::vector<at::Tensor> weightsOf(const fs::path& model)
{
    return readModel(model).network->parameters();
}

bool sameModels(const fs::path& a, const fs::path& b)
{
    const auto left = weightsOf(a), right = weightsOf(b);
    bool same = left.size() == right.size();
    for (std::size_t n = 0; same && n < left.size(); ++n) {
        same = at::equal(left[n], right[n]);
    }
    return same;
}

/// The log without its seconds.
std::string logOf(const fs::path& run)
{
    std::ifstream stream(run / "log.csv");
    std::string text;
    for (std::string line; std::getline(stream, line);) {
        std::istringstream fields(line);
        std::string field;
        for (int n = 0; std::getline(fields, field, ','); ++n) {
            text += n == 6 ? "," : field + ",";
        }
        text += '\n';
    }
    return text;
}

/// Every file of a folder but the lock, by name.
std::map<std::string, std::string> contentsOf(const fs::path& folder)
{
    std::map<std::string, std::string> contents;
    for (const auto& entry : fs::directory_iterator(folder)) {
        std::ostringstream text;
        text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
        contents[entry.path().filename().string()] = text.str();
    }
    contents.erase("run.lock");
    return contents;
}

/// What train() throws; empty where it does not.
std::string refusal(const TrainingConfig& config, const TrainingProgress& progress = {})
{
    try {
        (void)train(config, progress);
        return {};
    } catch (const Error& error) {
        return error.what();
    }
}

/// A limit on the size of files stands for a full disk while it lives: writes fail past it.
class FullDisk {
public:
    explicit FullDisk(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FullDisk() { setrlimit(RLIMIT_FSIZE, &m_before); }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;

private:
    rlimit m_before = {};
};

TrainingProgress stopAfterEpoch(int epoch)
{
    return [epoch](const TrainingEvent& e) { return !(e.finishedEpoch && e.epoch == epoch); };
}

}  // namespace

class TestTrainer : public QObject {
    Q_OBJECT
private Q_SLOTS:
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
        QVERIFY2(last.diceWt > 0.8, qPrintable(QString::number(last.diceWt)));
        const ModelContract contract = readContract(config.output / "best.h5");
        QCOMPARE(contract.trainingCases, std::vector<std::string>{"one"});
        QCOMPARE(contract.heldBackCases, std::vector<std::string>{"two"});
        QCOMPARE(contract.metrics.at("Dice WT"), last.diceWt);
        QVERIFY((contract.spacingMm == Vec3{1.5, 1.5, 1.5}));
    }

    void everyWayOfTrainingLearns_data()
    {
        QTest::addColumn<int>("way");
        QTest::newRow("deep supervision") << 0;
        QTest::newRow("sgd, dice-ce, cosine") << 1;
        QTest::newRow("the seed's loss and normalisation") << 2;
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
            config.loss = LossKind::DiceCe;
            config.rateDecay = RateDecay::Cosine;
        } else {
            config.optimiser = OptimiserKind::Adam;
            config.loss = LossKind::Seed;
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
        // The seed's loss is 1 wherever a slice holds no tumour, whatever is learnt.
        QVERIFY2(last.loss < (way == 2 ? 0.95 : 0.85) * first.loss,
                 qPrintable(QString::number(last.loss / first.loss)));
        QVERIFY2(last.dice > first.dice, qPrintable(QString::number(last.dice)));
        QVERIFY(last.valLoss > 0 && last.diceWt >= 0);
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

    void lossThatIsNoNumberStopsWithTheLastGoodState()
    {
        const test::TemporaryFolder folder;
        TrainingConfig config = test::tinyRun(folder.path());
        config.heldBackCases = {"two"};
        config.validateEveryEpochs = 1;
        (void)train(config, stopAfterEpoch(1));
        const auto before = contentsOf(config.output);
        PatchCase spoilt = test::tinyCase({.name = "one"});
        for (std::size_t v = 0; v < spoilt.voxels.size(); v += PatchCase::kChannels) {
            spoilt.voxels[v] = std::numeric_limits<float>::quiet_NaN();
        }
        writePatchFile(config.patches / "one.h5", spoilt);
        config.resume = true;
        const std::string text = refusal(config);
        QVERIFY2(text.find("epoch 2, step 1 (window from one)") != std::string::npos, text.c_str());
        QVERIFY(contentsOf(config.output) == before);
        writePatchFile(config.patches / "one.h5", test::tinyCase({.name = "one"}));
        QVERIFY(train(config).finished);
    }

    void aFullDiskKeepsTheLastGoodState_data()
    {
        QTest::addColumn<double>("models");
        QTest::newRow("nothing fits") << 0.0;
        QTest::newRow("half a model fits") << 0.5;
        QTest::newRow("the model fits, the checkpoint does not") << 1.5;
    }
    void aFullDiskKeepsTheLastGoodState()
    {
        QFETCH(double, models);
        const test::TemporaryFolder folder;
        TrainingConfig straight = test::tinyRun(folder.path());
        straight.epochs = 3;
        straight.heldBackCases = {"two"};
        straight.validateEveryEpochs = 1;
        (void)train(straight);
        const auto model = static_cast<double>(fs::file_size(straight.output / "best.h5"));
        QVERIFY(static_cast<double>(fs::file_size(straight.output / "checkpoint.h5")) > 2 * model);
        const auto bytes = static_cast<rlim_t>(models * model);
        TrainingConfig config = straight;
        config.output = folder.path() / "full";
        (void)train(config, stopAfterEpoch(1));
        config.resume = true;
        std::string text;
        {
            // The file of settings is written first and small.
            std::optional<FullDisk> full;
            text = refusal(config, [&](const TrainingEvent&) {
                if (!full) {
                    full.emplace(bytes);
                }
                return true;
            });
        }
        QVERIFY2(text.find(config.output.string()) != std::string::npos &&
                     text.find("space") + text.find("room") != 2 * std::string::npos,
                 text.c_str());
        QCOMPARE(text.find('\n'), std::string::npos);
        QVERIFY(train(config).finished);
        QVERIFY(sameModels(straight.output / "best.h5", config.output / "best.h5"));
        QCOMPARE(logOf(config.output), logOf(straight.output));
        for (const auto& [name, content] : contentsOf(config.output)) {
            QVERIFY2(name.find(".part") == std::string::npos, name.c_str());
        }
    }

    void twoRunsInOneFolderAreRefused()
    {
        const test::TemporaryFolder folder;
        const TrainingConfig config = test::tinyRun(folder.path());
        TrainingConfig second = config;
        second.resume = true;
        std::string text;
        (void)train(config, [&](const TrainingEvent& e) {
            if (e.finishedEpoch && e.epoch == 1) {
                text = refusal(second);
            }
            return true;
        });
        QVERIFY2(text.find("in use") != std::string::npos, text.c_str());
    }

    void resumingWithOtherSettingsOrCasesIsRefused()
    {
        const test::TemporaryFolder folder;
        TrainingConfig config = test::tinyRun(folder.path());
        (void)train(config, stopAfterEpoch(1));
        config.resume = true;
        TrainingConfig other = config;
        other.windowVoxels = {16, 16, 32};
        QVERIFY(refusal(other).find("window was [16,16,16] and is [16,16,32] now") !=
                std::string::npos);
        other = config;
        other.heldBackCases = {"one"};
        QVERIFY(refusal(other).find("held_back") != std::string::npos);
        writePatchFile(config.patches / "three.h5", test::tinyCase({.name = "three"}));
        QVERIFY(refusal(config).find("other cases") != std::string::npos);
        fs::remove(config.patches / "three.h5");
        config.epochs = 3;
        QCOMPARE(train(config).epochsDone, 3);
    }

    void damagedCheckpointFallsBackWithANotice()
    {
        const test::TemporaryFolder folder;
        TrainingConfig straight = test::tinyRun(folder.path());
        straight.epochs = 3;
        (void)train(straight);
        TrainingConfig config = straight;
        config.output = folder.path() / "damaged";
        (void)train(config, stopAfterEpoch(2));
        fs::resize_file(config.output / "checkpoint.h5", 3000);
        config.resume = true;
        std::string notice;
        (void)train(config, [&](const TrainingEvent& e) {
            notice += e.notice;
            return true;
        });
        QVERIFY2(notice.find("after epoch 1.") != std::string::npos, notice.c_str());
        QVERIFY(sameModels(straight.output / "last.h5", config.output / "last.h5"));
        QCOMPARE(logOf(config.output), logOf(straight.output));
    }

    void unusablePatchesAreOneSentence()
    {
        const test::TemporaryFolder folder;
        TrainingConfig config = test::tinyRun(folder.path());
        fs::resize_file(config.patches / "one.h5", 2000);
        std::string text = refusal(config);
        QVERIFY2(text.find("one.h5") != std::string::npos, text.c_str());
        QCOMPARE(text.find('\n'), std::string::npos);
        config.patches = folder.path() / "none";
        text = refusal(config);
        QVERIFY2(text.find("none") != std::string::npos, text.c_str());
        QVERIFY(!fs::exists(config.output / "checkpoint.h5"));
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

    void aFolderWithARunIsNotOverwritten()
    {
        const test::TemporaryFolder folder;
        TrainingConfig config = test::tinyRun(folder.path());
        config.epochs = 1;
        (void)train(config);
        QVERIFY_THROWS_EXCEPTION(Error, (void)train(config));
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

    void runFolderHoldsWhatItPromises()
    {
        const test::TemporaryFolder folder;
        TrainingConfig config = test::tinyRun(folder.path());
        config.heldBackCases = {"two"};
        (void)train(config);
        for (const char* name : {"best.h5", "last.h5", "checkpoint.h5", "checkpoint-previous.h5",
                                 "log.csv", "log.jsonl", "config.json", "run.lock"}) {
            QVERIFY2(fs::exists(config.output / name), name);
        }
        std::ifstream log(config.output / "log.csv");
        std::string heading;
        std::getline(log, heading);
        QVERIFY2(heading.starts_with("epoch,loss,dice_coefficient,val_loss,val_dice_coefficient,"),
                 heading.c_str());
    }
};

QTEST_APPLESS_MAIN(TestTrainer)
#include "test_trainer.moc"
