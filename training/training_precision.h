#pragma once

// Whether a run trains in bfloat16. Unlike inference it does not go by a stopwatch on the CPU, since a
// resumed run must choose as the first did.

#include "segmentation/jobs/job.h"
#include "training/training_config.h"

#include <c10/core/Device.h>

namespace glioscope {

/// As asked, or where the processor has instructions for it, or a GPU computes it rightly. Throws
/// Error where it was asked of a GPU that does not.
[[nodiscard]] bool usesBFloat16(Precision precision, const c10::Device& device);

/// True where the network's deepest level is below three voxels along an axis. On the CPU gradients
/// in bfloat16 were seen to become no numbers there (VNet, windows of 16 and 32 voxels).
[[nodiscard]] bool tooSmallForBFloat16(NetworkKind kind, const Index3& windowVoxels);

/// Of a run: in Precision::Auto on the CPU also only with windows that are not too small for it.
[[nodiscard]] bool usesBFloat16(const TrainingConfig& config, const c10::Device& device);

}  // namespace glioscope
