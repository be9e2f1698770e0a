#include "segmentation/networks/architectures/network.h"
#include "training/learning/deep_supervision.h"
#include "training/learning/losses.h"

#include <ATen/ATen.h>
#include <ATen/TensorIndexing.h>
#include <ATen/core/grad_mode.h>

#include <QtTest>

#include <array>

using namespace glioscope;

namespace {

/// Two voxels along k: region shares that are not all whole, and logits that are not all equal.
struct Example {
    std::vector<double> y = {1, 0.75, 1, 0.25, 0, 0.25};  // WT, TC, ET, each at k = 0 and 1
    std::vector<double> z = {2, -1, 0.5, 0, -3, 1.5};

    [[nodiscard]] at::Tensor target() const { return tensor(y); }
    [[nodiscard]] at::Tensor logits() const { return tensor(z); }
    static at::Tensor tensor(const std::vector<double>& values)
    {
        return at::tensor(values).to(at::kFloat).view({1, 3, 1, 1, 2});
    }
    [[nodiscard]] double p(std::size_t n) const { return 1 / (1 + std::exp(-z[n])); }
    /// Mean over regions of the soft Dice.
    [[nodiscard]] double dice() const
    {
        double sum = 0;
        for (std::size_t r = 0; r < 6; r += 2) {
            const double overlap = y[r] * p(r) + y[r + 1] * p(r + 1);
            sum += (2 * overlap + 1e-5) / (y[r] + y[r + 1] + p(r) + p(r + 1) + 1e-5) / 3;
        }
        return sum;
    }
};

/// Each region inside the one before.
at::Tensor nested(const at::Tensor& shares)
{
    return shares.cumprod(1);
}

bool close(const at::Tensor& value, double expected)
{
    return std::abs(value.item<double>() - expected) < 1e-5;
}

}  // namespace

class TestLosses : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void softDiceFollowsItsFormula()
    {
        at::Tensor target = at::zeros({1, 3, 1, 1, 4});
        target.index_put_({0, 0, 0, 0, at::indexing::Slice(0, 2)}, 1);
        const at::Tensor half = at::full({1, 3, 1, 1, 4}, 0.5);
        const at::Tensor result = softDice(half, target);
        QVERIFY(std::abs(result[0].item<double>() - 2 * 1.0 / (2 + 2)) < 1e-5);
        QVERIFY(result[1].item<double>() < 1e-4);  // nothing to find, something found
        QVERIFY(std::abs(softDice(target, target)[0].item<double>() - 1) < 1e-5);
        QVERIFY(std::abs(softDice(target, target)[1].item<double>() - 1) < 1e-5);  // both empty
    }

    void certainAndRightCostsNothing()
    {
        const at::Tensor target = (at::rand({2, 3, 4, 4, 4}) > 0.5).to(at::kFloat);
        const double right = diceAndCrossEntropy((target * 2 - 1) * 30, target).item<double>();
        const double wrong = diceAndCrossEntropy((1 - target * 2) * 30, target).item<double>();
        QVERIFY(right < 1e-4);
        QVERIFY(wrong > 25);
    }

    void lossesFollowTheirFormulas()
    {
        const Example e;
        const auto loss = [&](LossKind kind) { return trainingLoss(kind, e.logits(), e.target()); };
        QVERIFY(close(loss(LossKind::SoftDice), 1 - e.dice()));
        double crossEntropy = 0, focal = 0;
        for (std::size_t n = 0; n < 6; ++n) {
            const double inside = -std::log(e.p(n)), outside = -std::log(1 - e.p(n));
            crossEntropy += (e.y[n] * inside + (1 - e.y[n]) * outside) / 6;
            focal += (e.y[n] * 0.25 * std::pow(1 - e.p(n), 2) * inside +
                      (1 - e.y[n]) * 0.75 * std::pow(e.p(n), 2) * outside) /
                     6;
        }
        QVERIFY(close(loss(LossKind::DiceBce), 1 - e.dice() + crossEntropy));
        QVERIFY(close(loss(LossKind::Focal), focal));
    }

    void classesAreTheNestedAnswersOfTheRegions()
    {
        const Example e;
        const at::Tensor log = nestedClassLogProbabilities(e.logits());
        double crossEntropy = 0;
        for (std::size_t k = 0; k < 2; ++k) {
            const double wt = e.p(k), tc = e.p(2 + k), et = e.p(4 + k);
            const std::array<double, 4> weight = {(1 - wt) * (1 - tc) * (1 - et),
                                                  wt * (1 - tc) * (1 - et), wt * tc * (1 - et),
                                                  wt * tc * et};
            const double sum = weight[0] + weight[1] + weight[2] + weight[3];
            const std::array<double, 5> shares = {1, e.y[k], e.y[2 + k], e.y[4 + k], 0};
            for (std::size_t c = 0; c < 4; ++c) {
                const double expected = std::log(weight[c] / sum);
                QVERIFY(close(log.index({0, std::int64_t(c), 0, 0, std::int64_t(k)}), expected));
                crossEntropy -= (shares[c] - shares[c + 1]) * expected / 2;
            }
        }
        QVERIFY(close(trainingLoss(LossKind::DiceCe, e.logits(), e.target()),
                      1 - e.dice() + crossEntropy));
    }

    void referenceLossIsOneDiceASliceOfAllRegionsTogether()
    {
        const Example e;
        double mean = 0;
        for (std::size_t k = 0; k < 2; ++k) {
            double overlap = 0, squares = 0;
            for (std::size_t n = k; n < 6; n += 2) {
                overlap += e.y[n] * e.p(n);
                squares += e.y[n] * e.y[n] + e.p(n) * e.p(n);
            }
            mean += (2 * overlap + 1e-5) / (squares + 1e-5) / 2;
        }
        QVERIFY(close(referenceDiceLoss(e.logits(), e.target()), 1 - mean));
    }

    void emptyTargetsAndCertainLogitsGiveFiniteGradients()
    {
        for (const LossKind kind : kAllLosses) {
            for (const double certainty : {0.0, -200.0, 200.0}) {
                const at::Tensor logits = at::full({1, 3, 4, 4, 4}, certainty).requires_grad_();
                const at::Tensor loss = trainingLoss(kind, logits, at::zeros({1, 3, 4, 4, 4}));
                loss.backward();
                QVERIFY2(std::isfinite(loss.item<double>()), key(kind).data());
                QVERIFY2(logits.grad().isfinite().all().item<bool>(), key(kind).data());
            }
        }
    }

    void deepSupervisionWeighsHalvedTargets_data()
    {
        QTest::addColumn<int>("network");
        for (const NetworkKind kind : kAllNetworks) {
            QTest::newRow(key(kind).data()) << static_cast<int>(kind);
        }
    }
    void deepSupervisionWeighsHalvedTargets()
    {
        QFETCH(int, network);
        const auto net = makeNetwork({.kind = static_cast<NetworkKind>(network), .baseWidth = 2});
        const std::size_t tensors = net->parameters().size();
        AuxiliaryHeads heads(*net);
        net->train();
        QCOMPARE(net->parameters().size(), tensors);  // the model file stays as it is
        {
            const at::NoGradGuard noGradient;
            for (at::Tensor& parameter : heads.parameters()) {
                parameter.zero_();  // every auxiliary logit is 0
            }
        }
        // Not a multiple of the network's, so that the padding takes part.
        const at::Tensor regions = (at::rand({1, 3, 20, 24, 18}) > 0.5).to(at::kFloat);
        const at::Tensor logits = net->forward(at::rand({1, 4, 20, 24, 18}));
        const at::Tensor loss = heads.loss(LossKind::DiceBce, logits, regions);
        const int multiple = sizeMultiple(net->config().kind);
        const auto padded = [&](std::int64_t n) {
            return (n + multiple - 1) / multiple * multiple;
        };
        at::Tensor whole = at::zeros({1, 3, padded(20), padded(24), padded(18)});
        whole.narrow(2, 0, 20).narrow(3, 0, 24).narrow(4, 0, 18).copy_(regions);
        double expected = trainingLoss(LossKind::DiceBce, logits, regions).item<double>();
        for (const std::int64_t level : {1, 2}) {
            const at::Tensor target = at::avg_pool3d(whole, 1 << level);
            expected +=
                trainingLoss(LossKind::DiceBce, at::zeros_like(target), target).item<double>() /
                (1 << level);
        }
        QVERIFY(close(loss, expected / 1.75));
        loss.backward();
        for (const at::Tensor& parameter : heads.parameters()) {
            QVERIFY(parameter.grad().defined());
        }
    }

    void gradientMatchesFiniteDifferences()
    {
        at::manual_seed(1);
        const at::Tensor target = at::rand({1, 3, 2, 2, 2});
        const at::Tensor logits = at::randn({1, 3, 2, 2, 2}).requires_grad_();
        for (const LossKind kind : kAllLosses) {
            logits.mutable_grad() = at::Tensor();
            trainingLoss(kind, logits, nested(target)).backward();
            for (const std::int64_t n : {0, 9, 23}) {
                const auto lossAt = [&](double step) {
                    at::Tensor moved = logits.detach().clone();
                    moved.view({-1})[n] += step;
                    return trainingLoss(kind, moved, nested(target)).item<double>();
                };
                const double numeric = (lossAt(0.01) - lossAt(-0.01)) / 0.02;
                QVERIFY(std::abs(numeric - logits.grad().view({-1})[n].item<double>()) < 2e-4);
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestLosses)
#include "test_losses.moc"
