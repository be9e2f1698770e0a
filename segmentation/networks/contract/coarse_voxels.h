#pragma once

// Whether a case's voxels are so much larger than those a model was trained on that its result is
// worse for it, said before and after a run; it keeps no model from running. Free of LibTorch.

#include "segmentation/networks/contract/model_contract.h"
#include "segmentation/networks/contract/sequence_images.h"
#include "segmentation/system/sentence.h"

namespace glioscope {

/// Thick slices first, then grids that are coarse in every direction: which of the model's inputs,
/// how large, what it costs and what is left to do. Empty where no input's voxels are twice as long
/// as the contract's along an axis, or 1.25 times along all. Figures of shipped models, measured in
/// training/README.md.
[[nodiscard]] Sentence coarseVoxelSentence(const ModelContract& contract,
                                           const SequenceImages& images);

}  // namespace glioscope
