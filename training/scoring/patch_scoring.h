#pragma once

// The arithmetic behind patch_evaluation.h, for a network in memory: the trainer's validation on
// ready-made patches and the command share it.

#include "segmentation/networks/contract/model_contract.h"
#include "training/reference/reference_patch_set.h"
#include "training/scoring/patch_figures.h"
#include "training/scoring/validation.h"

namespace glioscope {

/// Probabilities [3, x, y, z] of one patch, float32 on the CPU, with the inputs in `inputs`' order.
[[nodiscard]] at::Tensor predictPatch(SegmentationNetwork& network, const ReferencePatch& patch,
                                      const std::vector<Sequence>& inputs,
                                      const ForwardOptions& options);

/// Adds one patch to the rows of `evaluation`, which it makes at the first call.
void scorePatch(const at::Tensor& probabilities, const ReferencePatch& patch, OutputKind outputs,
                PatchEvaluation& evaluation);

/// For the trainer: Dice of WT, TC (BraTS) and ET per patch and their means over patches that have
/// them; mean loss of the patches.
[[nodiscard]] ValidationScore validatePatches(SegmentationNetwork& network,
                                              const ReferencePatchSet& patches,
                                              const ForwardOptions& options, LossKind loss);

}  // namespace glioscope
