#pragma once

// Losses over logits [N, 3, i, j, k] of the nested regions WT, TC, ET and the shares of every voxel
// inside each region, same shape. All are scalars in float32, finite with finite gradients for
// empty targets too. Over several processes with batches of one size a value is that of all batches
// as one, and the gradients in the processes are parts whose sum is its gradient.

#include "training/peers/peers.h"
#include "training/settings/training_choices.h"

#include <ATen/core/Tensor.h>

namespace glioscope {

/// Soft Dice of each region over the batch (Milletari 2016, with the plain sums of nnU-Net in the
/// denominator and epsilon 1e-5), shape [3].
[[nodiscard]] at::Tensor softDice(const at::Tensor& probabilities, const at::Tensor& target,
                                  const Peers& peers = Peers());

/// 1 - mean soft Dice plus mean binary cross-entropy.
[[nodiscard]] at::Tensor diceAndCrossEntropy(const at::Tensor& logits, const at::Tensor& target,
                                             const Peers& peers = Peers());

/// Log-probabilities [N, 4, i, j, k] of the exclusive classes background, ED (WT without TC), NCR
/// (TC without ET) and ET: of the eight answers three independent regions can give, the four nested
/// ones, renormalised. In logits z this is the softmax of (0, zWT, zWT + zTC, zWT + zTC + zET), the
/// adjacent-categories logit model of ordered classes (Agresti, Categorical Data Analysis).
[[nodiscard]] at::Tensor nestedClassLogProbabilities(const at::Tensor& logits);

/// LossKind::DiceCe: 1 - mean soft Dice of the regions plus the mean cross-entropy of those
/// classes.
[[nodiscard]] at::Tensor diceAndClassCrossEntropy(const at::Tensor& logits,
                                                  const at::Tensor& target,
                                                  const Peers& peers = Peers());

/// Mean focal loss (Lin 2017, equation 5, gamma 2, alpha 0.25) of every region; a share between 0
/// and 1 mixes the terms of both answers.
[[nodiscard]] at::Tensor focalLoss(const at::Tensor& logits, const at::Tensor& target,
                                   const Peers& peers = Peers());

/// The reference's loss: 1 - mean((2 sum(yp) + 1e-5) / (sum(y^2) + sum(p^2) + 1e-5)). Its mistake
/// is kept: the sums run over channel, i and j, which leaves one Dice a slice along k, all regions
/// mixed.
[[nodiscard]] at::Tensor referenceDiceLoss(const at::Tensor& logits, const at::Tensor& target,
                                           const Peers& peers = Peers());

/// Of a model's answer [3, i, j, k], which may be a mean of several.
[[nodiscard]] double lossOfProbabilities(LossKind kind, const at::Tensor& probabilities,
                                         const at::Tensor& target);

[[nodiscard]] at::Tensor trainingLoss(LossKind kind, const at::Tensor& logits,
                                      const at::Tensor& target, const Peers& peers = Peers());

}  // namespace glioscope
