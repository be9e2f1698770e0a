#pragma once

// bfloat16 autocast for the length of a scope, and where it is worth it.

#include "segmentation/jobs/job.h"
#include "training/training_config.h"

#include <ATen/autocast_mode.h>
#include <torch/torch.h>

namespace glioscope {

/// Convolutions inside the scope run in bfloat16 where `enabled`; weights and losses stay float32.
class Autocast {
public:
    Autocast(const torch::Device& device, bool enabled);
    ~Autocast();
    Autocast(const Autocast&) = delete;
    Autocast& operator=(const Autocast&) = delete;

private:
    c10::DeviceType m_device;
    bool m_before;
};

/// "auto" takes a GPU where one works: number `localRank`, where as many processes share the
/// machine. Throws Error for a device that is not there.
[[nodiscard]] torch::Device trainingDevice(const std::string& name, int localRank = 0);

/// Whether to train in bfloat16: as asked, or where the processor has instructions for it.
[[nodiscard]] bool usesBFloat16(Precision precision, const torch::Device& device);

/// True where the network's deepest level is below three voxels along an axis. On the CPU gradients
/// in bfloat16 were seen to become no numbers there (VNet, windows of 16 and 32 voxels).
[[nodiscard]] bool tooSmallForBFloat16(NetworkKind kind, const Index3& windowVoxels);

/// Of a run: in Precision::Auto on the CPU also only with windows that are not too small for it.
[[nodiscard]] bool usesBFloat16(const TrainingConfig& config, const torch::Device& device);

}  // namespace glioscope
