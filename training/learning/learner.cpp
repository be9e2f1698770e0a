#include "training/learning/learner.h"

#include "segmentation/inference/autocast.h"
#include "segmentation/networks/architectures/network.h"
#include "training/learning/deep_supervision.h"
#include "training/learning/losses.h"
#include "training/learning/optimiser.h"
#include "training/learning/schedule.h"

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>
#include <torch/nn/utils/clip_grad.h>
#include <torch/optim/optimizer.h>

#include <cmath>

namespace glioscope {

Learner::Learner(const TrainingConfig& config, const at::Device& device, bool bfloat16,
                 const Peers& peers)
    : m_config(config), m_peers(peers), m_device(device), m_bfloat16(bfloat16)
{
    at::manual_seed(config.seed);
    m_state.network = makeNetwork(config.network);
    m_state.average = makeNetwork(config.network);
    for (const auto& network : {m_state.network, m_state.average}) {
        toChannelsLast(*network);
        network->to(device);
    }
    copyWeights(*m_state.network, *m_state.average);
    m_parameters = m_state.network->parameters();
    if (config.deepSupervision) {
        m_state.network->to(at::kCPU);  // the heads look at its shapes
        m_heads = std::make_shared<AuxiliaryHeads>(*m_state.network);
        m_state.network->to(device);
        m_heads->to(device);
        m_state.heads = m_heads;
        const auto more = m_heads->parameters();
        m_parameters.insert(m_parameters.end(), more.begin(), more.end());
    }
    m_state.optimiser = makeOptimiser(config, m_parameters);
    // All windows have one size, so the fastest kernels are looked for once.
    at::globalContext().setBenchmarkCuDNN(device.is_cuda());
}

StepResult Learner::step(const at::Tensor& images, const at::Tensor& regions, double learningRate)
{
    m_state.network->train();
    at::Tensor logits;
    {
        const Autocast autocast(m_device, m_bfloat16);
        logits = m_state.network->forward(images);
    }
    const at::Tensor loss = lossOf(logits, regions);
    at::Tensor dice;
    {
        const at::NoGradGuard noGradient;
        const at::Tensor probabilities = logits.to(at::kFloat).sigmoid();
        dice = softDice(probabilities, regions, m_peers).mean();
    }
    m_state.optimiser->zero_grad();
    loss.backward();
    sumGradients();
    const torch::NoGradGuard noGradient;
    // Read together: a graphics card is waited for once a step.
    const at::Tensor figures =
        at::stack({loss.detach(), dice, gradientNorm()}).to(at::kCPU, at::kDouble);
    const double* figure = figures.data_ptr<double>();
    const StepResult result{.loss = figure[0],
                            .dice = figure[1],
                            .finite = std::isfinite(figure[0]) && std::isfinite(figure[2])};
    if (!result.finite) {
        return result;
    }
    clipGradients(figure[2]);
    for (auto& group : m_state.optimiser->param_groups()) {
        group.options().set_lr(learningRate);
    }
    makeStep(*m_state.optimiser, m_parameters);
    ++m_state.stepsDone;
    averageWeights();
    return result;
}

at::Tensor Learner::lossOf(const at::Tensor& logits, const at::Tensor& regions)
{
    return m_heads ? m_heads->loss(m_config.loss, logits, regions, m_peers)
                   : trainingLoss(m_config.loss, logits, regions, m_peers);
}

/// The processes' gradients are parts of one sum, see losses.h.
void Learner::sumGradients()
{
    if (m_peers.count() == 1) {
        return;
    }
    for (at::Tensor& parameter : m_parameters) {
        if (!parameter.grad().defined()) {
            parameter.mutable_grad() = at::zeros_like(parameter);
        }
    }
    m_peers.sumAll(gradients());
}

std::vector<at::Tensor> Learner::gradients() const
{
    std::vector<at::Tensor> gradients;
    for (const at::Tensor& parameter : m_parameters) {
        if (parameter.grad().defined()) {
            gradients.push_back(parameter.grad());
        }
    }
    return gradients;
}

at::Tensor Learner::gradientNorm() const
{
    return at::stack(at::_foreach_norm(gradients(), 2)).norm();
}

void Learner::clipGradients(double norm)
{
    constexpr double kEpsilon = 1e-6;  // as in PyTorch
    const double share = m_config.gradientClip / (norm + kEpsilon);
    if (m_config.gradientClip > 0 && share < 1) {
        at::_foreach_mul_(gradients(), share);
    }
}

/// Buffers, such as running means, are averages over time already, and become such over processes.
void Learner::averageWeights()
{
    const at::NoGradGuard noGradient;
    const double keep = emaDecayAt(m_config.emaDecay, m_state.stepsDone);
    at::_foreach_lerp_(m_state.average->parameters(), m_state.network->parameters(), 1 - keep);
    const auto buffers = m_state.network->buffers();
    if (m_peers.count() > 1) {
        m_peers.sumAll(buffers);
        for (at::Tensor buffer : buffers) {
            buffer.div_(m_peers.count());
        }
    }
    auto kept = m_state.average->buffers();
    for (std::size_t n = 0; n < buffers.size(); ++n) {
        kept[n].copy_(buffers[n]);
    }
}

}  // namespace glioscope
