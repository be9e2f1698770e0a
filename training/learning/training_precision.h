#pragma once

// Whether a run trains in bfloat16: where it was just measured to be right and faster. A run on the
// CPU keeps what it began with, so that it resumes bit for bit.

#include "segmentation/jobs/job.h"
#include "training/peers/peers.h"
#include "training/settings/training_config.h"

#include <c10/core/Device.h>

namespace glioscope {

/// As asked, or where a probe finds it right and faster; on a processor only where that has
/// instructions for it. Throws Error where it was asked of a GPU that computes it wrongly.
[[nodiscard]] bool usesBFloat16(Precision precision, const c10::Device& device);

/// True where the network's deepest level is below three voxels along an axis. On the CPU gradients
/// in bfloat16 were seen to become no numbers there (VNet, windows of 16 and 32 voxels).
[[nodiscard]] bool tooSmallForBFloat16(NetworkKind kind, const Index3& windowVoxels);

/// Of a run: in Precision::Auto on the CPU also only with windows that are not too small for it.
[[nodiscard]] bool usesBFloat16(const TrainingConfig& config, const c10::Device& device);

/// Likewise, but as the run to be resumed began, and in all processes as the lead says.
[[nodiscard]] bool settledBFloat16(const TrainingConfig& config, const c10::Device& device,
                                   const Peers& peers);

}  // namespace glioscope
