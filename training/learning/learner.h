#pragma once

// The network under training with all that changes beside it: one step takes a batch of windows and
// leaves new weights, or says that there are none to be had from it.

#include "training/learning/checkpoint.h"
#include "training/peers/peers.h"
#include "training/settings/training_config.h"

#include <ATen/core/Tensor.h>

namespace glioscope {

class AuxiliaryHeads;

struct StepResult {
    double loss = 0;     ///< of the batches of all processes as one, as are the others
    double dice = 0;     ///< mean soft Dice of the three regions over the batch
    bool finite = true;  ///< false: loss or gradient is no number, and the weights are as before
};

class Learner {
public:
    /// Weights are a function of config.seed. `peers`, which must outlive this, train on windows
    /// of their own and make the same steps.
    Learner(const TrainingConfig& config, const at::Device& device, bool bfloat16,
            const Peers& peers);

    /// `images` [N, 4, i, j, k] and `regions` [N, 3, i, j, k] on the device.
    StepResult step(const at::Tensor& images, const at::Tensor& regions, double learningRate);

    [[nodiscard]] TrainingState& state() { return m_state; }
    [[nodiscard]] const TrainingState& state() const { return m_state; }

private:
    [[nodiscard]] at::Tensor lossOf(const at::Tensor& logits, const at::Tensor& regions);
    void sumGradients();
    [[nodiscard]] std::vector<at::Tensor> gradients() const;
    [[nodiscard]] at::Tensor gradientNorm() const;
    /// Makes gradients that are `norm` long at most config.gradientClip long.
    void clipGradients(double norm);
    void averageWeights();

    TrainingConfig m_config;
    const Peers& m_peers;
    at::Device m_device;
    bool m_bfloat16;
    TrainingState m_state;
    std::shared_ptr<AuxiliaryHeads> m_heads;
    std::vector<at::Tensor> m_parameters;  ///< all that the optimiser changes
};

}  // namespace glioscope
