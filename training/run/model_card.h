#pragma once

// The contract of a model that a run writes: what it takes and gives, what it was trained on, and
// how it did on the cases held back.

#include "segmentation/networks/contract/model_contract.h"
#include "training/scoring/validation.h"
#include "training/windows/training_data.h"

namespace glioscope {

/// `score` is null where nothing was measured; the contract then claims no figures.
[[nodiscard]] ModelContract modelContract(const TrainingConfig& config, const TrainingData& data,
                                          const ValidationScore* score);

}  // namespace glioscope
