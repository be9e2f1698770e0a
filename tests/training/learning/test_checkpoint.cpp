#include "segmentation/networks/architectures/network.h"
#include "segmentation/system/error.h"
#include "tests/support/test_data.h"
#include "training/learning/checkpoint.h"
#include "training/learning/deep_supervision.h"
#include "training/learning/optimiser.h"

#include <ATen/ATen.h>
#include <torch/optim/optimizer.h>

#include <QtTest>

#include <fstream>
#include <sstream>

using namespace glioscope;
namespace fs = std::filesystem;

namespace {

TrainingState freshState(int width, const TrainingConfig& config = {})
{
    const NetworkConfig network{
        .kind = NetworkKind::VNet, .baseWidth = width, .norm = FeatureNorm::BatchPerZ};
    TrainingState state;
    state.network = makeNetwork(network);
    state.average = makeNetwork(network);
    state.heads = std::make_shared<AuxiliaryHeads>(*state.network);
    auto parameters = state.network->parameters();
    for (const at::Tensor& parameter : state.heads->parameters()) {
        parameters.push_back(parameter);
    }
    state.optimiser = makeOptimiser(config, parameters);
    state.network->train();
    return state;
}

void takeSteps(TrainingState& state, int count)
{
    for (int n = 0; n < count; ++n) {
        at::manual_seed(static_cast<std::uint64_t>(state.stepsDone));
        state.optimiser->zero_grad();
        const at::Tensor logits = state.network->forward(at::randn({1, 4, 16, 16, 16}));
        static_cast<AuxiliaryHeads&>(*state.heads)
            .loss(LossKind::DiceBce, logits, at::rand({1, 3, 16, 16, 16}))
            .backward();
        state.optimiser->step();
        ++state.stepsDone;
    }
}

bool sameWeights(const torch::nn::Module& a, const torch::nn::Module& b)
{
    auto left = a.parameters(), right = b.parameters();
    for (const at::Tensor& buffer : a.buffers()) {
        left.push_back(buffer);
    }
    for (const at::Tensor& buffer : b.buffers()) {
        right.push_back(buffer);
    }
    bool same = left.size() == right.size();
    for (std::size_t n = 0; same && n < left.size(); ++n) {
        same = at::equal(left[n], right[n]);
    }
    return same;
}

}  // namespace

class TestCheckpoint : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everythingComesBackAndTrainingGoesOnTheSame_data()
    {
        QTest::addColumn<int>("optimiser");
        for (const OptimiserKind kind : kAllOptimisers) {
            QTest::newRow(std::string(key(kind)).c_str()) << static_cast<int>(kind);
        }
    }
    void everythingComesBackAndTrainingGoesOnTheSame()
    {
        QFETCH(int, optimiser);
        RunIdentity run;
        run.config.optimiser = static_cast<OptimiserKind>(optimiser);
        run.config.learningRate = 0.01;
        const test::TemporaryFolder folder;
        TrainingState a = freshState(2, run.config);
        takeSteps(a, 2);
        a.epochsDone = 5;
        a.score = 0.5;
        a.bestScore = 0.625;
        writeCheckpoint(folder.path(), a, run);
        TrainingState b = freshState(2, run.config);
        QVERIFY(!sameWeights(*a.network, *b.network));
        QVERIFY(!readCheckpoint(folder.path(), b, run));
        QVERIFY(sameWeights(*a.network, *b.network));
        QVERIFY(sameWeights(*a.average, *b.average));
        QVERIFY(sameWeights(*a.heads, *b.heads));
        QCOMPARE(b.epochsDone, 5);
        QCOMPARE(b.score, 0.5);
        QCOMPARE(b.bestScore, 0.625);
        takeSteps(a, 2);
        takeSteps(b, 2);
        QVERIFY(sameWeights(*a.network, *b.network));
        QVERIFY(sameWeights(*a.heads, *b.heads));
    }

    void checkpointsOfOtherRunsAreRefused()
    {
        const test::TemporaryFolder folder;
        TrainingState state = freshState(2);
        writeCheckpoint(folder.path(), state, {.config = {}, .splitHash = "one"});
        writeCheckpoint(folder.path(), state, {.config = {}, .splitHash = "one"});
        RunIdentity now{.config = {}, .splitHash = "one"};
        now.config.epochs = 1000;
        QVERIFY(!readCheckpoint(folder.path(), state, now));
        now.config.learningRate = 0.5;
        try {
            readCheckpoint(folder.path(), state, now);
            QFAIL("accepted");
        } catch (const Error& e) {
            QVERIFY2(QString::fromStdString(e.what()).contains(QLatin1String("learning_rate")),
                     e.what());
            QVERIFY(!e.said().pattern().empty());
        }
        QVERIFY_THROWS_EXCEPTION(
            Error, readCheckpoint(folder.path(), state, {.config = {}, .splitHash = "two"}));
    }

    void aChangedByteIsNoticed()
    {
        const test::TemporaryFolder folder;
        TrainingState state = freshState(2);
        state.epochsDone = 1;
        writeCheckpoint(folder.path(), state, {});
        state.epochsDone = 2;
        writeCheckpoint(folder.path(), state, {});
        const fs::path file = folder.path() / "checkpoint.h5";
        std::ostringstream content;
        content << std::ifstream(file, std::ios::binary).rdbuf();
        const at::Tensor weight = state.network->parameters()[0].contiguous();
        const std::string bytes(static_cast<const char*>(weight.const_data_ptr()), 32);
        const std::size_t place = content.str().find(bytes);
        QVERIFY(place != std::string::npos);
        std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
        stream.seekp(static_cast<std::streamoff>(place));
        stream.put(static_cast<char>(bytes[0] ^ 1));
        stream.close();
        TrainingState read = freshState(2);
        const auto notice = readCheckpoint(folder.path(), read, {});
        QVERIFY(notice && notice->find("damaged") != std::string::npos);
        QCOMPARE(read.epochsDone, 1);
        fs::resize_file(folder.path() / "checkpoint-previous.h5", 5000);
        QVERIFY_THROWS_EXCEPTION(Error, readCheckpoint(folder.path(), read, {}));
    }

    void damagedLatestFallsBackToTheOneBefore()
    {
        const test::TemporaryFolder folder;
        TrainingState state = freshState(2);
        takeSteps(state, 1);
        state.epochsDone = 1;
        writeCheckpoint(folder.path(), state, {});
        state.epochsDone = 2;
        writeCheckpoint(folder.path(), state, {});
        fs::resize_file(folder.path() / "checkpoint.h5", 5000);
        TrainingState read = freshState(2);
        QVERIFY(readCheckpoint(folder.path(), read, {}));
        QCOMPARE(read.epochsDone, 1);
    }

    void anotherNetworkIsRefused()
    {
        const test::TemporaryFolder folder;
        TrainingState state = freshState(2);
        takeSteps(state, 1);
        writeCheckpoint(folder.path(), state, {});
        TrainingState wider = freshState(3);
        QVERIFY_THROWS_EXCEPTION(Error, readCheckpoint(folder.path(), wider, {}));
    }

    void anEmptyFolderIsRefused()
    {
        const test::TemporaryFolder folder;
        TrainingState state = freshState(2);
        QVERIFY_THROWS_EXCEPTION(Error, readCheckpoint(folder.path(), state, {}));
    }
};

QTEST_APPLESS_MAIN(TestCheckpoint)
#include "test_checkpoint.moc"
