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

/// Rounds of a probe, both precisions in each, of which the best counts. Other programs on the
/// cores can make either look slow for a while, so that float32 is called the faster one after many
/// rounds only.
constexpr int kFewestRounds = 3;
constexpr int kMostRounds = 12;

bool gpuWorks()
{
    try {
        return torch::cuda::is_available();
    } catch (const std::exception&) {
        return false;
    }
}

struct ProbedConvolution {
    at::Tensor input;
    at::Tensor weight;

    [[nodiscard]] ProbedConvolution on(at::Device device, at::ScalarType type) const
    {
        const auto ready = [&](const at::Tensor& tensor) {
            return tensor.to(device, type).contiguous(at::MemoryFormat::ChannelsLast3d);
        };
        return {ready(input), ready(weight)};
    }
    [[nodiscard]] at::Tensor result() const
    {
        return at::conv3d(input, weight, {}, {1, 1, 1}, {1, 1, 1});
    }
};

double secondsOf(const ProbedConvolution& convolution)
{
    const auto start = Clock::now();
    (void)convolution.result();
    if (const at::Device device = convolution.input.device(); device.is_cuda()) {
        torch::cuda::synchronize(device.index());
    }
    return std::chrono::duration<double>(Clock::now() - start).count();
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
        auto generator = at::make_generator<at::CPUGeneratorImpl>(7);
        const ProbedConvolution onProcessor = {
            at::randn({1, channels, 20, 24, 28}, generator, at::kFloat),
            at::randn({channels, channels, 3, 3, 3}, generator, at::kFloat)};
        const at::Tensor expected = onProcessor.on(at::kCPU, at::kFloat).result();
        const ProbedConvolution inFloat32 = onProcessor.on(device, at::kFloat);
        const ProbedConvolution inBFloat16 = onProcessor.on(device, at::kBFloat16);
        const at::Tensor found = inBFloat16.result().to(at::kCPU, at::kFloat);
        const double error =
            ((found - expected).abs().mean() / expected.abs().mean()).item<double>();
        probe.relativeError = std::isfinite(error) ? error : 1;
        probe.secondsFloat32 = probe.secondsBFloat16 = std::numeric_limits<double>::infinity();
        for (int round = 0; round < kMostRounds && !(round >= kFewestRounds && probe.faster());
             ++round) {
            probe.secondsFloat32 = std::min(probe.secondsFloat32, secondsOf(inFloat32));
            probe.secondsBFloat16 = std::min(probe.secondsBFloat16, secondsOf(inBFloat16));
        }
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
