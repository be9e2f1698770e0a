#include "training/learning/optimiser.h"

#include <torch/optim/adam.h>
#include <torch/optim/adamw.h>
#include <torch/optim/sgd.h>

#include <cmath>

namespace glioscope {
namespace {

using torch::optim::AdamParamState;
using torch::optim::AdamWParamState;
using torch::optim::SGDParamState;

/// Of Adam in Keras 2, which the reference's recipe was run with; PyTorch's and AdamW's is 1e-8.
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

/// The parameters that a backward pass has reached, with what AdamW keeps for each.
struct AdamWTensors {
    AdamWTensors(torch::optim::AdamW& optimiser, const std::vector<at::Tensor>& all)
    {
        for (const at::Tensor& parameter : all) {
            if (!parameter.grad().defined()) {
                continue;
            }
            const auto kept = moments<AdamWParamState>(optimiser, parameter);
            auto& state = *existing<AdamWParamState>(optimiser, parameter);
            state.step(state.step() + 1);
            steps = state.step();
            parameters.push_back(parameter);
            gradients.push_back(parameter.grad());
            means.push_back(kept[0].second);
            squares.push_back(kept[1].second);
        }
    }

    std::vector<at::Tensor> parameters, gradients, means, squares;
    std::int64_t steps = 0;  ///< with this one; the same for all
};

/// As LibTorch's AdamW, operation by operation.
void stepAdamW(torch::optim::AdamW& optimiser, const std::vector<at::Tensor>& parameters)
{
    const torch::NoGradGuard noGradient;
    const auto& options =
        static_cast<torch::optim::AdamWOptions&>(optimiser.param_groups().front().options());
    const auto [beta1, beta2] = options.betas();
    AdamWTensors t(optimiser, parameters);
    if (t.parameters.empty()) {
        return;
    }
    const double correction1 = 1 - std::pow(beta1, static_cast<double>(t.steps));
    const double correction2 = 1 - std::pow(beta2, static_cast<double>(t.steps));
    at::_foreach_mul_(t.parameters, 1 - options.lr() * options.weight_decay());
    at::_foreach_mul_(t.means, beta1);
    at::_foreach_add_(t.means, t.gradients, 1 - beta1);
    at::_foreach_mul_(t.squares, beta2);
    at::_foreach_addcmul_(t.squares, t.gradients, t.gradients, 1 - beta2);
    std::vector<at::Tensor> deviations = at::_foreach_sqrt(t.squares);
    at::_foreach_div_(deviations, std::sqrt(correction2));
    at::_foreach_add_(deviations, options.eps());
    at::_foreach_addcdiv_(t.parameters, t.means, deviations, -options.lr() / correction1);
}

}  // namespace

std::shared_ptr<torch::optim::Optimizer> makeOptimiser(const TrainingConfig& config,
                                                       const std::vector<at::Tensor>& parameters)
{
    const double rate = config.learningRate, decay = config.weightDecay;
    switch (config.optimiser) {
    case OptimiserKind::Adam:
        return std::make_shared<torch::optim::Adam>(
            parameters, torch::optim::AdamOptions(rate).weight_decay(decay).eps(kKerasEpsilon));
    case OptimiserKind::Sgd:
        return std::make_shared<torch::optim::SGD>(parameters, torch::optim::SGDOptions(rate)
                                                                   .weight_decay(decay)
                                                                   .momentum(config.momentum)
                                                                   .nesterov(config.momentum > 0));
    case OptimiserKind::AdamW: break;
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

void makeStep(torch::optim::Optimizer& optimiser, const std::vector<at::Tensor>& parameters)
{
    if (auto* adamW = dynamic_cast<torch::optim::AdamW*>(&optimiser)) {
        stepAdamW(*adamW, parameters);
    } else {
        optimiser.step();
    }
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
