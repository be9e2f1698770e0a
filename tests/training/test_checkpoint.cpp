#include "segmentation/volume/error.h"
#include "tests/support/test_data.h"
#include "training/checkpoint.h"

#include <QtTest>

using namespace glioscope;
namespace fs = std::filesystem;

namespace {

TrainingState freshState(int width)
{
    const NetworkConfig config{.kind = NetworkKind::VNet, .baseWidth = width};
    TrainingState state;
    state.network = makeNetwork(config);
    state.average = makeNetwork(config);
    state.optimiser = std::make_shared<torch::optim::AdamW>(state.network->parameters(), 0.01);
    return state;
}

void takeSteps(TrainingState& state, int count)
{
    for (int n = 0; n < count; ++n) {
        torch::manual_seed(static_cast<std::uint64_t>(state.stepsDone));
        state.optimiser->zero_grad();
        state.network->forward(torch::randn({1, 4, 16, 16, 16})).square().mean().backward();
        state.optimiser->step();
        ++state.stepsDone;
    }
}

bool sameWeights(const SegmentationNetwork& a, const SegmentationNetwork& b)
{
    const auto left = a.parameters(), right = b.parameters();
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
    void everythingComesBackAndTrainingGoesOnTheSame()
    {
        const test::TemporaryFolder folder;
        TrainingState a = freshState(2);
        takeSteps(a, 2);
        a.epochsDone = 5;
        a.bestScore = 0.625;
        writeCheckpoint(folder.path(), a, "{}");
        TrainingState b = freshState(2);
        QVERIFY(!sameWeights(*a.network, *b.network));
        readCheckpoint(folder.path(), b);
        QVERIFY(sameWeights(*a.network, *b.network));
        QVERIFY(sameWeights(*a.average, *b.average));
        QCOMPARE(b.epochsDone, 5);
        QCOMPARE(b.bestScore, 0.625);
        takeSteps(a, 2);
        takeSteps(b, 2);
        QVERIFY(sameWeights(*a.network, *b.network));
    }

    void damagedLatestFallsBackToTheOneBefore()
    {
        const test::TemporaryFolder folder;
        TrainingState state = freshState(2);
        takeSteps(state, 1);
        state.epochsDone = 1;
        writeCheckpoint(folder.path(), state, "{}");
        state.epochsDone = 2;
        writeCheckpoint(folder.path(), state, "{}");
        fs::resize_file(folder.path() / "checkpoint.h5", 5000);
        TrainingState read = freshState(2);
        readCheckpoint(folder.path(), read);
        QCOMPARE(read.epochsDone, 1);
    }

    void anotherNetworkIsRefused()
    {
        const test::TemporaryFolder folder;
        TrainingState state = freshState(2);
        takeSteps(state, 1);
        writeCheckpoint(folder.path(), state, "{}");
        TrainingState wider = freshState(3);
        QVERIFY_THROWS_EXCEPTION(Error, readCheckpoint(folder.path(), wider));
    }

    void anEmptyFolderIsRefused()
    {
        const test::TemporaryFolder folder;
        TrainingState state = freshState(2);
        QVERIFY_THROWS_EXCEPTION(Error, readCheckpoint(folder.path(), state));
    }
};

QTEST_APPLESS_MAIN(TestCheckpoint)
#include "test_checkpoint.moc"
