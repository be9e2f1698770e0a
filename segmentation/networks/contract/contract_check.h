#pragma once

// Whether a model may run on a case's images, by its contract alone.

#include "segmentation/networks/contract/model_contract.h"
#include "segmentation/networks/contract/sequence_images.h"

#include <string>
#include <vector>

namespace glioscope {

/// What keeps a model from running on these images, one sentence each; empty where nothing does.
[[nodiscard]] std::vector<std::string> contractViolations(const ModelContract& contract,
                                                          const SequenceImages& images);

}  // namespace glioscope
