#include "training/learning/optimiser.h"

#include <ATen/ATen.h>
#include <torch/optim/optimizer.h>

#include <QTest>

#include <cmath>

using namespace glioscope;

namespace {

constexpr double kRate = 0.01, kDecay = 0.1;
// Small enough for epsilon to count.
constexpr std::array<double, 3> kGradients = {2e-7, -3e-7, 5e-7};

TrainingConfig configOf(OptimiserKind kind)
{
    TrainingConfig config;
    config.optimiser = kind;
    config.learningRate = kRate;
    config.weightDecay = kDecay;
    config.momentum = 0.9;
    return config;
}

/// Where one weight, 0.5 at first, stands after those gradients.
double stepped(OptimiserKind kind)
{
    const at::Tensor weight = at::full({1}, 0.5, at::kDouble).requires_grad_();
    const auto optimiser = makeOptimiser(configOf(kind), {weight});
    for (const double gradient : kGradients) {
        weight.mutable_grad() = at::full({1}, gradient, at::kDouble);
        optimiser->step();
    }
    return weight.item<double>();
}

/// Kingma 2015; `decoupled` as Loshchilov 2019.
double byAdam(bool decoupled, double epsilon)
{
    double w = 0.5, m = 0, v = 0;
    for (std::size_t t = 0; t < kGradients.size(); ++t) {
        const double g = kGradients[t] + (decoupled ? 0 : kDecay * w);
        w -= decoupled ? kRate * kDecay * w : 0;
        m = 0.9 * m + 0.1 * g;
        v = 0.999 * v + 0.001 * g * g;
        const double step = static_cast<double>(t) + 1;
        w -= kRate * (m / (1 - std::pow(0.9, step))) /
             (std::sqrt(v / (1 - std::pow(0.999, step))) + epsilon);
    }
    return w;
}

/// With Nesterov's momentum as PyTorch has it.
double bySgd()
{
    double w = 0.5, velocity = 0;
    for (const double gradient : kGradients) {
        const double g = gradient + kDecay * w;
        velocity = 0.9 * velocity + g;
        w -= kRate * (g + 0.9 * velocity);
    }
    return w;
}

bool near(double a, double b)
{
    return std::abs(a - b) < 1e-9;
}

}  // namespace

class TestOptimiser : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void stepsAreTheTextbooks()
    {
        QVERIFY(near(stepped(OptimiserKind::AdamW), byAdam(true, 1e-8)));
        QVERIFY(!near(byAdam(true, 1e-8), byAdam(true, 1e-7)));
        QVERIFY(near(stepped(OptimiserKind::Adam), byAdam(false, 1e-7)));
        QVERIFY(near(stepped(OptimiserKind::Sgd), bySgd()));
    }
};

QTEST_APPLESS_MAIN(TestOptimiser)
#include "test_optimiser.moc"
