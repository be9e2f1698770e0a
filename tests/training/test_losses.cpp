#include "training/losses.h"

#include <QtTest>

using namespace glioscope;

class TestLosses : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void softDiceFollowsItsFormula()
    {
        at::Tensor target = torch::zeros({1, 3, 1, 1, 4});
        target.index_put_({0, 0, 0, 0, torch::indexing::Slice(0, 2)}, 1);
        const at::Tensor half = torch::full({1, 3, 1, 1, 4}, 0.5);
        const at::Tensor result = softDice(half, target);
        QVERIFY(std::abs(result[0].item<double>() - 2 * 1.0 / (2 + 2)) < 1e-5);
        QVERIFY(result[1].item<double>() < 1e-4);  // nothing to find, something found
        QVERIFY(std::abs(softDice(target, target)[0].item<double>() - 1) < 1e-5);
        QVERIFY(std::abs(softDice(target, target)[1].item<double>() - 1) < 1e-5);  // both empty
    }

    void certainAndRightCostsNothing()
    {
        const at::Tensor target = (torch::rand({2, 3, 4, 4, 4}) > 0.5).to(at::kFloat);
        const double right = diceAndCrossEntropy((target * 2 - 1) * 30, target).item<double>();
        const double wrong = diceAndCrossEntropy((1 - target * 2) * 30, target).item<double>();
        QVERIFY(right < 1e-4);
        QVERIFY(wrong > 25);
    }

    void gradientMatchesFiniteDifferences()
    {
        torch::manual_seed(1);
        const at::Tensor target = torch::rand({1, 3, 2, 2, 2});
        const at::Tensor logits = torch::randn({1, 3, 2, 2, 2}).requires_grad_();
        diceAndCrossEntropy(logits, target).backward();
        const torch::NoGradGuard noGradient;
        for (const std::int64_t n : {0, 9, 23}) {
            const auto lossAt = [&](double step) {
                at::Tensor moved = logits.detach().clone();
                moved.view({-1})[n] += step;
                return diceAndCrossEntropy(moved, target).item<double>();
            };
            const double numeric = (lossAt(0.01) - lossAt(-0.01)) / 0.02;
            QVERIFY(std::abs(numeric - logits.grad().view({-1})[n].item<double>()) < 2e-4);
        }
    }
};

QTEST_APPLESS_MAIN(TestLosses)
#include "test_losses.moc"
