#pragma once

// The optimisers of a run behind one door, with their state laid open for checkpoints.

#include "training/settings/training_config.h"

#include <ATen/core/Tensor.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace torch::optim {
class Optimizer;
}

namespace glioscope {

/// As the settings say. Weight decay is decoupled in AdamW and an L2 term in the others.
[[nodiscard]] std::shared_ptr<torch::optim::Optimizer> makeOptimiser(
    const TrainingConfig& config, const std::vector<at::Tensor>& parameters);

/// The tensors an optimiser keeps for `parameter`, by name: "mean" and "square" of Adam and AdamW,
/// "velocity" of SGD. State that no step has made yet is made, as zeros, which changes no step.
[[nodiscard]] std::vector<std::pair<std::string, at::Tensor>> optimiserState(
    torch::optim::Optimizer& optimiser, const at::Tensor& parameter);

/// The optimiser's own step. AdamW's is made of a few operations over all parameters at once: on a
/// graphics card hundreds of small ones take longer than a small network itself.
void makeStep(torch::optim::Optimizer& optimiser, const std::vector<at::Tensor>& parameters);

/// Tells an optimiser whose state was filled from a checkpoint how many steps that state has seen.
void setStepsSeen(torch::optim::Optimizer& optimiser, const at::Tensor& parameter,
                  std::int64_t steps);

}  // namespace glioscope
