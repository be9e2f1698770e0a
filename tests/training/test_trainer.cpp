#include "segmentation/networks/model_file.h"
#include "segmentation/volume/error.h"
#include "tests/support/test_data.h"
#include "tests/training/tiny_cases.h"
#include "training/trainer.h"

#include <QtTest>

#include <fstream>
#include <limits>
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
            text += n == 3 ? "," : field + ",";
        }
        text += '\n';
    }
    return text;
}

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
        (void)train(config, stopAfterEpoch(1));
        PatchCase spoilt = test::tinyCase({.name = "one"});
        for (std::size_t v = 0; v < spoilt.voxels.size(); v += PatchCase::kChannels) {
            spoilt.voxels[v] = std::numeric_limits<float>::quiet_NaN();
        }
        writePatchFile(config.patches / "one.h5", spoilt);
        fs::remove(config.patches / "two.h5");
        config.resume = true;
        try {
            (void)train(config);
            QFAIL("went on");
        } catch (const Error& e) {
            const QString text = QString::fromStdString(e.what());
            QVERIFY2(text.contains(QLatin1String("epoch 2")) && text.contains(QLatin1String("one")),
                     e.what());
        }
        QVERIFY(fs::exists(config.output / "checkpoint.h5"));
        writePatchFile(config.patches / "one.h5", test::tinyCase({.name = "one"}));
        QVERIFY(train(config).finished);
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
                                 "log.csv", "log.jsonl", "config.json"}) {
            QVERIFY2(fs::exists(config.output / name), name);
        }
    }
};

QTEST_APPLESS_MAIN(TestTrainer)
#include "test_trainer.moc"
