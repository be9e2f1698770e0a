#include "training/autocast.h"

#include "segmentation/volume/error.h"

#include <algorithm>

namespace glioscope {

Autocast::Autocast(const torch::Device& device, bool enabled)
    : m_device(device.type()), m_before(at::autocast::is_autocast_enabled(device.type()))
{
    at::autocast::set_autocast_enabled(m_device, enabled);
    if (enabled) {
        at::autocast::set_autocast_dtype(m_device, at::kBFloat16);
    }
    at::autocast::increment_nesting();
}

Autocast::~Autocast()
{
    if (at::autocast::decrement_nesting() == 0) {
        at::autocast::clear_cache();
    }
    at::autocast::set_autocast_enabled(m_device, m_before);
}

torch::Device trainingDevice(const std::string& name, int localRank)
{
    if (name == kDeviceAuto) {
        if (!torch::cuda::is_available()) {
            return torch::kCPU;
        }
        const int devices = static_cast<int>(torch::cuda::device_count());
        return {torch::kCUDA, static_cast<c10::DeviceIndex>(localRank % devices)};
    }
    try {
        const torch::Device device(name);
        if (device.is_cpu() || (device.is_cuda() && torch::cuda::is_available())) {
            return device;
        }
    } catch (const c10::Error&) {
        throw Error("\"" + name + "\" is no device. Use auto, cpu or cuda:0.");
    }
    throw Error("The device " + name + " cannot be used on this machine. Use auto or cpu.");
}

bool usesBFloat16(Precision precision, const torch::Device& device)
{
    if (precision != Precision::Auto) {
        return precision == Precision::BFloat16;
    }
    if (device.is_cuda()) {
        return true;
    }
#if defined(__x86_64__)
    return __builtin_cpu_supports("avx512bf16");
#else
    return false;
#endif
}

bool tooSmallForBFloat16(NetworkKind kind, const Index3& windowVoxels)
{
    constexpr int kFewestVoxels = 3;
    return std::ranges::min(windowVoxels) < kFewestVoxels * sizeMultiple(kind);
}

bool usesBFloat16(const TrainingConfig& config, const torch::Device& device)
{
    const bool avoided = config.precision == Precision::Auto && device.is_cpu() &&
                         tooSmallForBFloat16(config.network.kind, config.windowVoxels);
    return !avoided && usesBFloat16(config.precision, device);
}

}  // namespace glioscope
