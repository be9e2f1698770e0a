#include "segmentation/inference/compute_device.h"

#include "segmentation/system/error.h"

#include <ATen/ATen.h>
#include <ATen/Context.h>
#include <torch/cuda.h>

#include <algorithm>
#include <chrono>
#include <limits>

namespace glioscope {
namespace {

using Clock = std::chrono::steady_clock;

bool gpuWorks()
{
    try {
        return torch::cuda::is_available();
    } catch (const std::exception&) {
        return false;
    }
}

template <typename Work>
double bestSeconds(at::Device device, const Work& work)
{
    double best = std::numeric_limits<double>::infinity();
    for (int round = 0; round < 3; ++round) {
        const auto start = Clock::now();
        work();
        if (device.is_cuda()) {
            torch::cuda::synchronize(device.index());
        }
        best = std::min(best, std::chrono::duration<double>(Clock::now() - start).count());
    }
    return best;
}

bool wantsBFloat16(Precision precision, ComputeChoice& choice, int channels)
{
    const bool asked = precision == Precision::BFloat16;
    if (precision == Precision::Float32 ||
        (!asked && choice.device.is_cpu() && !processorHasBFloat16())) {
        return false;
    }
    if (!bfloat16IsTrusted(choice.device)) {
        if (asked) {
            choice.notices.push_back(
                Sentence::of("This cuDNN version computes bfloat16 convolutions wrongly, so "
                             "float32 is used; updating cuDNN makes it faster."));
        }
        return false;
    }
    const PrecisionProbe probe = probePrecision(choice.device, channels);
    if (!probe.correct()) {
        choice.notices.push_back(
            Sentence::of("A self-check found bfloat16 convolutions to be wrong on this "
                         "device, so float32 is used."));
        return false;
    }
    if (asked && !probe.faster()) {
        choice.notices.push_back(Sentence::of("bfloat16 is slower than float32 on this device."));
    }
    return asked || probe.faster();
}

}  // namespace

at::Device computeDevice(const std::string& name, int number)
{
    const int gpus = gpuWorks() ? static_cast<int>(torch::cuda::device_count()) : 0;
    if (name == kDeviceAuto) {
        return gpus > 0 ? at::Device(at::kCUDA, static_cast<at::DeviceIndex>(number % gpus))
                        : at::Device(at::kCPU);
    }
    try {
        const at::Device device(name);
        if (device.is_cpu()) {
            return at::Device(at::kCPU);
        }
        const int index = device.has_index() ? device.index() : number % std::max(1, gpus);
        if (device.is_cuda() && index < gpus) {
            return {at::kCUDA, static_cast<at::DeviceIndex>(index)};
        }
    } catch (const std::exception&) {
        throw Error(Sentence::of("\"%1\" is not a device; use auto, cpu, cuda or cuda:0.", name));
    }
    throw Error(
        Sentence::of("The device %1 cannot be used on this machine; use auto or cpu.", name));
}

bool processorHasBFloat16()
{
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
    return __builtin_cpu_supports("avx512bf16") || __builtin_cpu_supports("amx-bf16");
#elif defined(__x86_64__)
    return __builtin_cpu_supports("avx512bf16");
#else
    return true;  // left to the measurement
#endif
}

PrecisionProbe probePrecision(at::Device device, int channels)
{
    const c10::InferenceMode inference;
    PrecisionProbe probe;
    try {
        const auto last = at::MemoryFormat::ChannelsLast3d;
        auto generator = at::make_generator<at::CPUGeneratorImpl>(7);
        const auto options = at::TensorOptions(at::kFloat);
        const at::Tensor input =
            at::randn({1, channels, 20, 24, 28}, generator, options).contiguous(last);
        const at::Tensor weight =
            at::randn({channels, channels, 3, 3, 3}, generator, options).contiguous(last);
        const auto convolve = [](const at::Tensor& x, const at::Tensor& w) {
            return at::conv3d(x, w, {}, {1, 1, 1}, {1, 1, 1});
        };
        const at::Tensor expected = convolve(input, weight);
        at::Tensor result;
        const auto time = [&](at::ScalarType type) {
            const at::Tensor x = input.to(device, type).contiguous(last);
            const at::Tensor w = weight.to(device, type).contiguous(last);
            return bestSeconds(device, [&] { result = convolve(x, w); });
        };
        probe.secondsFloat32 = time(at::kFloat);
        probe.secondsBFloat16 = time(at::kBFloat16);
        const at::Tensor difference = result.to(at::kCPU, at::kFloat) - expected;
        const double error = (difference.abs().mean() / expected.abs().mean()).item<double>();
        probe.relativeError = std::isfinite(error) ? error : 1;
    } catch (const c10::Error&) {
        probe.relativeError = 1;
    }
    return probe;
}

bool bfloat16IsTrusted(at::Device device)
{
    if (!device.is_cuda() || !at::globalContext().hasCuDNN()) {
        return true;
    }
    // cuDNN 9.10 computes large bfloat16 3D convolutions wrongly (pytorch issue 163539).
    const long version = at::globalContext().versionCuDNN();
    return version < 91000 || version >= 91100;
}

ComputeChoice chooseCompute(const std::string& device, Precision precision,
                            const NetworkConfig& config)
{
    ComputeChoice choice;
    choice.device = computeDevice(device);
    at::globalContext().setBenchmarkCuDNN(choice.device.is_cuda());
    // Most of the work is in convolutions of twice the first level's width.
    choice.bfloat16 = wantsBFloat16(precision, choice, std::clamp(2 * config.baseWidth, 8, 64));
    return choice;
}

}  // namespace glioscope
