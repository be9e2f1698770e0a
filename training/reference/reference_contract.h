#pragma once

// The contract of a model that is trained on ready-made patches.

#include "segmentation/networks/contract/model_contract.h"
#include "training/reference/reference_patch_set.h"

namespace glioscope {

/// What a model trained on these patches takes and gives: sequences in the patches' order, labels
/// as outputs, 1 mm, LPS, the patches' scaling and size.
void describeReferencePatches(const ReferencePatchSet& patches, ModelContract& contract);

}  // namespace glioscope
