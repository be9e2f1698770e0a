#include "training/optimiser.h"

namespace glioscope {
namespace {

using torch::optim::AdamParamState;
using torch::optim::AdamWParamState;
using torch::optim::SGDParamState;

/// Of Adam in Keras 2, which the seed's recipe was run with; PyTorch's and AdamW's is 1e-8.
constexpr double kKerasEpsilon = 1e-7;

template <typename State>
State* existing(torch::optim::Optimizer& optimiser, const at::Tensor& parameter)
{
    const auto& slot = optimiser.state()[parameter.unsafeGetTensorImpl()];
    return static_cast<State*>(slot.get());
}

template <typename State>
std::vector<std::pair<std::string, at::Tensor>> moments(torch::optim::Optimizer& optimiser,
                                                        const at::Tensor& parameter)
{
    if (!existing<State>(optimiser, parameter)) {
        auto fresh = std::make_unique<State>();
        fresh->exp_avg(at::zeros_like(parameter));
        fresh->exp_avg_sq(at::zeros_like(parameter));
        optimiser.state()[parameter.unsafeGetTensorImpl()] = std::move(fresh);
    }
    const State& state = *existing<State>(optimiser, parameter);
    return {{"mean", state.exp_avg()}, {"square", state.exp_avg_sq()}};
}

at::Tensor velocity(torch::optim::Optimizer& optimiser, const at::Tensor& parameter)
{
    if (!existing<SGDParamState>(optimiser, parameter)) {
        auto fresh = std::make_unique<SGDParamState>();
        fresh->momentum_buffer(at::zeros_like(parameter));
        optimiser.state()[parameter.unsafeGetTensorImpl()] = std::move(fresh);
    }
    return existing<SGDParamState>(optimiser, parameter)->momentum_buffer();
}

}  // namespace

std::shared_ptr<torch::optim::Optimizer> makeOptimiser(const TrainingConfig& config,
                                                       const std::vector<at::Tensor>& parameters)
{
    const double rate = config.learningRate, decay = config.weightDecay;
    switch (config.optimiser) {
        case OptimiserKind::Adam:
            return std::make_shared<torch::optim::Adam>(
                parameters,
                torch::optim::AdamOptions(rate).weight_decay(decay).eps(kKerasEpsilon));
        case OptimiserKind::Sgd:
            return std::make_shared<torch::optim::SGD>(parameters,
                                                       torch::optim::SGDOptions(rate)
                                                           .weight_decay(decay)
                                                           .momentum(config.momentum)
                                                           .nesterov(config.momentum > 0));
        case OptimiserKind::AdamW:
            break;
    }
    return std::make_shared<torch::optim::AdamW>(
        parameters, torch::optim::AdamWOptions(rate).weight_decay(decay));
}

std::vector<std::pair<std::string, at::Tensor>> optimiserState(torch::optim::Optimizer& optimiser,
                                                               const at::Tensor& parameter)
{
    if (dynamic_cast<torch::optim::SGD*>(&optimiser)) {
        return {{"velocity", velocity(optimiser, parameter)}};
    }
    return dynamic_cast<torch::optim::Adam*>(&optimiser)
               ? moments<AdamParamState>(optimiser, parameter)
               : moments<AdamWParamState>(optimiser, parameter);
}

void setStepsSeen(torch::optim::Optimizer& optimiser, const at::Tensor& parameter,
                  std::int64_t steps)
{
    if (dynamic_cast<torch::optim::Adam*>(&optimiser)) {
        existing<AdamParamState>(optimiser, parameter)->step(steps);
    } else if (dynamic_cast<torch::optim::AdamW*>(&optimiser)) {
        existing<AdamWParamState>(optimiser, parameter)->step(steps);
    }
}

}  // namespace glioscope
