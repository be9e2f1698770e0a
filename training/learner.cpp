#include "training/learner.h"

#include "segmentation/inference/autocast.h"
#include "training/losses.h"
#include "training/optimiser.h"
#include "training/schedule.h"

#include <cmath>
#include <limits>

namespace glioscope {

Learner::Learner(const TrainingConfig& config, const torch::Device& device, bool bfloat16,
                 const Peers& peers)
    : m_config(config), m_peers(peers), m_device(device), m_bfloat16(bfloat16)
{
    torch::manual_seed(config.seed);
    m_state.network = makeNetwork(config.network);
    m_state.average = makeNetwork(config.network);
    for (const auto& network : {m_state.network, m_state.average}) {
        toChannelsLast(*network);
        network->to(device);
    }
    copyWeights(*m_state.network, *m_state.average);
    m_parameters = m_state.network->parameters();
    if (config.deepSupervision) {
        m_state.network->to(torch::kCPU);  // the heads look at its shapes
        m_heads = std::make_shared<AuxiliaryHeads>(*m_state.network);
        m_state.network->to(device);
        m_heads->to(device);
        m_state.heads = m_heads;
        const auto more = m_heads->parameters();
        m_parameters.insert(m_parameters.end(), more.begin(), more.end());
    }
    m_state.optimiser = makeOptimiser(config, m_parameters);
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
    StepResult result{.loss = loss.item<double>()};
    {
        const torch::NoGradGuard noGradient;
        const at::Tensor probabilities = logits.to(at::kFloat).sigmoid();
        result.dice = softDice(probabilities, regions, m_peers).mean().item<double>();
    }
    m_state.optimiser->zero_grad();
    loss.backward();
    sumGradients();
    result.finite = std::isfinite(clipGradients()) && std::isfinite(result.loss);
    if (!result.finite) {
        return result;
    }
    for (auto& group : m_state.optimiser->param_groups()) {
        group.options().set_lr(learningRate);
    }
    m_state.optimiser->step();
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
    std::vector<at::Tensor> gradients;
    for (at::Tensor& parameter : m_parameters) {
        if (!parameter.grad().defined()) {
            parameter.mutable_grad() = torch::zeros_like(parameter);
        }
        gradients.push_back(parameter.grad());
    }
    m_peers.sumAll(gradients);
}

double Learner::clipGradients()
{
    const double largest =
        m_config.gradientClip > 0 ? m_config.gradientClip : std::numeric_limits<double>::infinity();
    return torch::nn::utils::clip_grad_norm_(m_parameters, largest);
}

/// Buffers, such as running means, are averages over time already, and become such over processes.
void Learner::averageWeights()
{
    const torch::NoGradGuard noGradient;
    const double keep = emaDecayAt(m_config.emaDecay, m_state.stepsDone);
    const auto current = m_state.network->parameters();
    auto average = m_state.average->parameters();
    for (std::size_t n = 0; n < current.size(); ++n) {
        average[n].lerp_(current[n], 1 - keep);
    }
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
