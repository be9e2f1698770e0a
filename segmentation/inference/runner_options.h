#pragma once

// How a model is run: what its contract promises and what the user asked for, together. Includes
// LibTorch; inference's own sources only.

#include "segmentation/inference/segmenter_options.h"
#include "segmentation/inference/window_runner.h"
#include "segmentation/networks/contract/model_contract.h"

namespace glioscope {

/// Settles device and precision, which may measure the machine. Throws Error.
[[nodiscard]] RunnerOptions runnerOptions(const ModelContract& contract,
                                          const SegmenterOptions& options);

}  // namespace glioscope
