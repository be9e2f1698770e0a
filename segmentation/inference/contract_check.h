#pragma once

// Whether a model may run on a case's images, by its contract alone.

#include "segmentation/inference/sequence_images.h"
#include "segmentation/networks/model_contract.h"

#include <string>
#include <vector>

namespace glioscope {

/// What keeps a model from running on these images, one sentence each; empty where nothing does.
[[nodiscard]] std::vector<std::string> contractViolations(const ModelContract& contract,
                                                          const SequenceImages& images);

}  // namespace glioscope
