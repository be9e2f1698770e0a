#include "training/training_precision.h"

#include "segmentation/inference/compute_device.h"
#include "segmentation/volume/error.h"

#include <algorithm>

namespace glioscope {

bool usesBFloat16(Precision precision, const c10::Device& device)
{
    if (precision == Precision::Float32) {
        return false;
    }
    const bool asked = precision == Precision::BFloat16;
    if (device.is_cpu()) {
        return asked || processorHasBFloat16();
    }
    const bool right = computesBFloat16Rightly(device);
    if (asked && !right) {
        throw Error("A self-check found bfloat16 convolutions to be wrong on " + device.str() +
                    "; update cuDNN, or train with --precision fp32.");
    }
    return right;
}

bool tooSmallForBFloat16(NetworkKind kind, const Index3& windowVoxels)
{
    constexpr int kFewestVoxels = 3;
    return std::ranges::min(windowVoxels) < kFewestVoxels * sizeMultiple(kind);
}

bool usesBFloat16(const TrainingConfig& config, const c10::Device& device)
{
    const bool avoided = config.precision == Precision::Auto && device.is_cpu() &&
                         tooSmallForBFloat16(config.network.kind, config.windowVoxels);
    return !avoided && usesBFloat16(config.precision, device);
}

}  // namespace glioscope
