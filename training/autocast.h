#pragma once

// bfloat16 autocast for the length of a scope, and where it is worth it.

#include "segmentation/jobs/job.h"

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

}  // namespace glioscope
