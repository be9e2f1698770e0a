#pragma once

// Losses over logits [N, 3, i, j, k] and the shares of every voxel inside each region, same shape.

#include <torch/torch.h>

namespace glioscope {

/// Soft Dice of each region over the batch (Milletari 2016, with the plain sums of nnU-Net in the
/// denominator and epsilon 1e-5), shape [3].
[[nodiscard]] at::Tensor softDice(const at::Tensor& probabilities, const at::Tensor& target);

/// 1 - mean soft Dice plus mean binary cross-entropy, a scalar in float32.
[[nodiscard]] at::Tensor diceAndCrossEntropy(const at::Tensor& logits, const at::Tensor& target);

}  // namespace glioscope
