#pragma once

// Settles where and in which precision a network runs: bfloat16 only where it was just measured to be
// faster and to give the same answer as float32. Includes LibTorch; inference's own sources only.

#include "segmentation/jobs/job.h"
#include "segmentation/networks/network_config.h"

#include <ATen/core/Tensor.h>
#include <c10/core/Device.h>

#include <string>
#include <vector>

namespace glioscope {

struct ComputeChoice {
    at::Device device = at::kCPU;
    bool bfloat16 = false;
    std::vector<std::string> notices;  ///< sentences for the user about what could not be had
};

/// `device` as in SegmenterOptions. Throws Error for a device that is not there or no device's name.
[[nodiscard]] ComputeChoice chooseCompute(const std::string& device, Precision precision,
                                          const NetworkConfig& config);

/// Outcome of running one convolution of `channels` in both precisions on a device.
struct PrecisionProbe {
    double relativeError = 1;      ///< mean difference of bfloat16 against float32 on the CPU
    double secondsFloat32 = 0;
    double secondsBFloat16 = 0;
    [[nodiscard]] bool correct() const { return relativeError < 0.02; }
    [[nodiscard]] bool faster() const { return secondsBFloat16 < secondsFloat32; }
};

/// Takes some ten milliseconds. A device that fails in one precision counts as incorrect in it.
[[nodiscard]] PrecisionProbe probePrecision(at::Device device, int channels);

/// Whether the processor has instructions for bfloat16 (AVX512-BF16, AMX).
[[nodiscard]] bool processorHasBFloat16();

/// bfloat16 autocast on a GPU while in scope; does nothing elsewhere. Per thread.
class GpuAutocast {
public:
    GpuAutocast(at::Device device, bool enabled);
    ~GpuAutocast();
    GpuAutocast(const GpuAutocast&) = delete;
    GpuAutocast& operator=(const GpuAutocast&) = delete;

private:
    at::DeviceType m_type;
    bool m_active;
    bool m_before = false;
    at::ScalarType m_typeBefore = at::kFloat;
};

}  // namespace glioscope
