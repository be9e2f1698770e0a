// Sums over processes, here over threads of one that meet over the loopback as processes do.

#include "segmentation/networks/architectures/network.h"
#include "tests/support/free_port.h"
#include "tests/support/tiny_cases.h"
#include "training/learning/losses.h"
#include "training/peers/peers.h"
#include "training/scoring/validation.h"

#include <ATen/ATen.h>

#include <QTest>

#include <algorithm>
#include <functional>
#include <future>
#include <vector>

using namespace glioscope;

namespace {

constexpr PeerPatience kPatience{.joining = std::chrono::seconds(30),
                                 .sums = std::chrono::seconds(20)};

/// Runs `work` in every one of `count` places at a time.
void among(int count, const std::function<void(const Peers&)>& work)
{
    const int port = test::freePort();
    std::vector<std::future<void>> running;
    for (int rank = 0; rank < count; ++rank) {
        running.push_back(std::async(std::launch::async, [=] {
            const PeerPlace place = {.rank = rank,
                                     .count = count,
                                     .localCount = count,
                                     .host = "127.0.0.1",
                                     .port = port};
            work(Peers(place, at::kCPU, kPatience));
        }));
    }
    for (auto& one : running) {
        one.get();
    }
}

at::Tensor randomRegions(std::int64_t windows)
{
    return (at::rand({windows, 3, 6, 5, 4}) > 0.6).to(at::kFloat);
}

}  // namespace

class TestPeers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aProcessOnItsOwnChangesNothing()
    {
        const Peers alone;
        const at::Tensor value = at::arange(4, at::kFloat);
        QVERIFY(at::equal(alone.sum(value), value));
        QVERIFY(at::equal(alone.mean(value), value));
        alone.sumAll({value});
        alone.takeFromLead({value});
        QVERIFY(at::equal(value, at::arange(4, at::kFloat)));
        QVERIFY(alone.agree(true) && !alone.agree(false) && alone.lead());
    }

    void sumsAndStatesAreTheSameInAllProcesses()
    {
        among(3, [](const Peers& peers) {
            const auto mine = static_cast<float>(peers.rank() + 1);
            const at::Tensor a = at::full({2, 3}, mine);
            const at::Tensor b =
                at::full({1, 2, 2, 2, 2}, 10 * mine).contiguous(at::MemoryFormat::ChannelsLast3d);
            peers.sumAll({a, b});
            QVERIFY(at::equal(a, at::full({2, 3}, 6.0)));
            QVERIFY(at::equal(b, at::full({1, 2, 2, 2, 2}, 60.0)));
            const at::Tensor state = at::full({5}, mine, at::kDouble);
            peers.takeFromLead({state});
            QVERIFY(at::equal(state, at::full({5}, 1.0, at::kDouble)));
            QCOMPARE(peers.agree(peers.rank() == 2), true);
            QCOMPARE(peers.agree(false), false);
        });
    }

    void lossesAndGradientsAreThoseOfAllBatchesAsOne_data()
    {
        QTest::addColumn<int>("kind");
        for (const LossKind kind : kAllLosses) {
            QTest::newRow(std::string(key(kind)).c_str()) << static_cast<int>(kind);
        }
    }
    void lossesAndGradientsAreThoseOfAllBatchesAsOne()
    {
        QFETCH(int, kind);
        const auto loss = static_cast<LossKind>(kind);
        at::manual_seed(7);
        const at::Tensor logits = at::randn({4, 3, 6, 5, 4}), regions = randomRegions(4);
        // One factor on every logit stands for a parameter that all processes share.
        at::Tensor whole = at::ones({3, 1, 1, 1}).requires_grad_();
        const at::Tensor expected = trainingLoss(loss, logits * whole, regions);
        expected.backward();
        among(2, [&](const Peers& peers) {
            at::Tensor factor = at::ones({3, 1, 1, 1}).requires_grad_();
            const at::Tensor part = logits.narrow(0, 2 * peers.rank(), 2);
            const at::Tensor value =
                trainingLoss(loss, part * factor, regions.narrow(0, 2 * peers.rank(), 2), peers);
            value.backward();
            peers.sumAll({factor.grad()});
            QVERIFY(at::allclose(value, expected, 1e-5, 1e-6));
            QVERIFY(at::allclose(factor.grad(), whole.grad(), 1e-4, 1e-7));
        });
    }

    void casesOfAValidationAreSharedOut()
    {
        std::vector<PatchCase> cases;
        for (const char* name : {"one", "two", "three"}) {
            cases.push_back(test::tinyCase({.name = name, .radius = 3.0 + double(cases.size())}));
        }
        cases.front().reference.voxels.assign(cases.front().reference.voxels.size(),
                                              Label::Background);  // an infinite distance
        at::manual_seed(5);
        const NetworkConfig config = {.kind = NetworkKind::UNet, .baseWidth = 2};
        const auto network = makeNetwork(config);
        const ValidationScore alone = validate(*network, cases, {});
        among(2, [&](const Peers& peers) {
            const auto own = makeNetwork(config);
            copyWeights(*network, *own);
            const ValidationScore shared = validate(*own, cases, {}, LossKind::DiceBce, peers);
            QCOMPARE(shared.mean(), alone.mean());
            QCOMPARE(shared.loss, alone.loss);
            QCOMPARE(shared.hd95WtMm, alone.hd95WtMm);
            QCOMPARE(shared.cases.size(), cases.size());
            QCOMPARE(shared.cases[1].name, std::string("two"));
            QCOMPARE(shared.cases[1].enhancingVoxels, alone.cases[1].enhancingVoxels);
        });
    }

    void aLostProcessIsASentenceInTheOthers()
    {
        among(2, [](const Peers& peers) {
            if (peers.rank() == 1) {
                return;  // its connections close with it
            }
            const at::Tensor value = at::ones({1});
            try {
                peers.sumAll({value});
            } catch (const PeerLost& lost) {
                QVERIFY2(std::string(lost.what()).find("process 0 of 2") != std::string::npos,
                         lost.what());
                return;
            }
            QFAIL("nothing was noticed");
        });
    }

    void processesThatNeverComeAreASentence()
    {
        const PeerPlace place = {
            .rank = 1, .count = 2, .localCount = 2, .host = "127.0.0.1", .port = test::freePort()};
        try {
            const Peers peers(place, at::kCPU, {.joining = std::chrono::seconds(1)});
        } catch (const Error& error) {
            QVERIFY(std::string(error.what()).find("MASTER_PORT") != std::string::npos);
            return;
        }
        QFAIL("nothing was noticed");
    }
};

QTEST_GUILESS_MAIN(TestPeers)
#include "test_peers.moc"
