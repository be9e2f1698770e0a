#include "segmentation/networks/architectures/network.h"
#include "training/learning/learner.h"
#include "training/learning/schedule.h"

#include <ATen/ATen.h>

#include <QTest>

#include <cmath>

using namespace glioscope;

namespace {

TrainingConfig smallConfig()
{
    TrainingConfig config;
    config.network = {.kind = NetworkKind::UNet, .baseWidth = 2, .dropout = 0};
    config.optimiser = OptimiserKind::Sgd;
    config.momentum = 0;
    config.weightDecay = 0;
    config.gradientClip = 0;
    return config;
}

using Weights = std::vector<at::Tensor>;

Weights copied(const SegmentationNetwork& network)
{
    Weights weights;
    for (const at::Tensor& parameter : network.parameters()) {
        weights.push_back(parameter.detach().clone());
    }
    return weights;
}

/// Norm of the difference, over all weights.
double distance(const Weights& a, const Weights& b)
{
    double squares = 0;
    for (std::size_t n = 0; n < a.size(); ++n) {
        squares += (a[n] - b[n]).square().sum().item<double>();
    }
    return std::sqrt(squares);
}

Weights mixed(const Weights& a, const Weights& b, double shareOfB)
{
    Weights weights;
    for (std::size_t n = 0; n < a.size(); ++n) {
        weights.push_back(a[n] + shareOfB * (b[n] - a[n]));
    }
    return weights;
}

}  // namespace

class TestLearner : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        at::manual_seed(5);
        m_images = at::randn({1, 4, 16, 16, 16});
        m_regions = (at::rand({1, 3, 16, 16, 16}) > 0.5).to(at::kFloat);
    }

    void aStepTakesTheRateItIsGiven()
    {
        Learner learner(smallConfig(), at::kCPU, false, m_alone);
        const Weights before = copied(*learner.state().network);
        (void)learner.step(m_images, m_regions, 0);
        QCOMPARE(distance(before, copied(*learner.state().network)), 0.0);
        (void)learner.step(m_images, m_regions, 0.01);
        const Weights once = copied(*learner.state().network);
        QVERIFY(distance(before, once) > 0);
    }

    void gradientsAreAtMostAsLongAsTheClip()
    {
        TrainingConfig config = smallConfig();
        const auto moved = [&] {
            Learner learner(config, at::kCPU, false, m_alone);
            const Weights before = copied(*learner.state().network);
            (void)learner.step(m_images, m_regions, 1);
            return distance(before, copied(*learner.state().network));
        };
        const double whole = moved();
        config.gradientClip = whole / 4;
        QVERIFY(std::abs(moved() / (whole / 4) - 1) < 1e-3);
        config.gradientClip = whole * 2;
        QVERIFY(std::abs(moved() / whole - 1) < 1e-3);
    }

    void theAverageMovesByItsShareOfEveryStep()
    {
        TrainingConfig config = smallConfig();
        config.emaDecay = 0.6;
        Learner learner(config, at::kCPU, false, m_alone);
        Weights expected = copied(*learner.state().average);
        for (int step = 1; step <= 3; ++step) {
            (void)learner.step(m_images, m_regions, 0.1);
            expected = mixed(expected, copied(*learner.state().network),
                             1 - emaDecayAt(config.emaDecay, step));
            QVERIFY(distance(expected, copied(*learner.state().average)) < 1e-5);
        }
        QVERIFY(distance(expected, copied(*learner.state().network)) > 1e-3);
    }

private:
    Peers m_alone;
    at::Tensor m_images, m_regions;
};

QTEST_APPLESS_MAIN(TestLearner)
#include "test_learner.moc"
