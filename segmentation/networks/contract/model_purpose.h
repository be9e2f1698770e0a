#pragma once

// Models find tumours or the brain, and are not taken for each other.

#include "segmentation/networks/contract/model_contract.h"

namespace glioscope {

/// Throws Error where the model finds the brain and no tumour.
void requireTumourModel(const ModelContract& contract);
/// Throws Error where the model finds tumours and no brain.
void requireBrainModel(const ModelContract& contract);

}  // namespace glioscope
