#include "training/training_precision.h"

#include "segmentation/inference/compute_device.h"

#include <algorithm>

namespace glioscope {

bool usesBFloat16(Precision precision, const c10::Device& device)
{
    if (precision != Precision::Auto) {
        return precision == Precision::BFloat16;
    }
    return device.is_cpu() ? processorHasBFloat16() : computesBFloat16Rightly(device);
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
