#pragma once

// Settles where and in which precision a network runs: bfloat16 only where it was just measured to
// be faster and to give the same answer as float32. Includes LibTorch; inference's own sources
// only.

#include "segmentation/jobs/job.h"
#include "segmentation/networks/contract/network_config.h"
#include "segmentation/system/sentence.h"

#include <ATen/core/Tensor.h>
#include <c10/core/Device.h>

#include <string>
#include <vector>

namespace glioscope {

/// `name` as in SegmenterOptions; "cuda" takes GPU number `number` (modulo their number), and so
/// does "auto" where one works, else the CPU. Throws Error for a device that is not there or no
/// device's name.
[[nodiscard]] at::Device computeDevice(const std::string& name, int number = 0);

struct ComputeChoice {
    at::Device device = at::kCPU;
    bool bfloat16 = false;
    std::vector<Sentence> notices;  ///< about what could not be had
};

/// Throws Error as computeDevice() does.
[[nodiscard]] ComputeChoice chooseCompute(const std::string& device, Precision precision,
                                          const NetworkConfig& config);

/// Outcome of running one convolution of `channels` in both precisions on a device.
struct PrecisionProbe {
    double relativeError = 1;  ///< mean difference of bfloat16 against float32 on the CPU
    double secondsFloat32 = 0;
    double secondsBFloat16 = 0;
    [[nodiscard]] bool correct() const { return relativeError < 0.02; }
    [[nodiscard]] bool faster() const { return secondsBFloat16 < secondsFloat32; }
};

/// Takes some ten milliseconds, several times as long where bfloat16 is slower. A device that fails
/// in one precision counts as incorrect in it.
[[nodiscard]] PrecisionProbe probePrecision(at::Device device, int channels);

/// False on a GPU whose version of cuDNN is known to compute bfloat16 wrongly where no probe sees
/// it.
[[nodiscard]] bool bfloat16IsTrusted(at::Device device);

/// Whether the processor has instructions for bfloat16 (AVX512-BF16, AMX).
[[nodiscard]] bool processorHasBFloat16();

}  // namespace glioscope
