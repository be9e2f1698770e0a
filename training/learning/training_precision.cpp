#include "training/learning/training_precision.h"

#include "segmentation/inference/compute_device.h"
#include "segmentation/system/error.h"
#include "training/settings/config_json.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <optional>

namespace glioscope {
namespace {

constexpr int kProbedChannels = 16;  // of the compact networks, where bfloat16 gains least

}  // namespace

bool usesBFloat16(Precision precision, const c10::Device& device)
{
    if (precision == Precision::Float32) {
        return false;
    }
    const bool asked = precision == Precision::BFloat16;
    if (device.is_cpu() && (asked || !processorHasBFloat16())) {
        return asked;
    }
    const bool trusted = bfloat16IsTrusted(device);
    const PrecisionProbe probe = probePrecision(device, kProbedChannels);
    if (asked && !(trusted && probe.correct())) {
        throw Error(
            Sentence::of("A self-check found bfloat16 convolutions to be wrong on %1; "
                         "update cuDNN, or train with --precision fp32.",
                         device.str()));
    }
    return asked || (trusted && probe.correct() && probe.faster());
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

bool settledBFloat16(const TrainingConfig& config, const c10::Device& device, const Peers& peers)
{
    std::optional<bool> kept;
    if (config.resume && config.precision == Precision::Auto && device.is_cpu() && peers.lead()) {
        kept = trainedInBFloat16(config.output);
    }
    const bool bfloat16 = kept ? *kept : usesBFloat16(config, device);
    const at::Tensor leads = at::full({1}, bfloat16 ? 1.0 : 0.0);
    peers.takeFromLead({leads});
    return leads.item<double>() > 0;
}

}  // namespace glioscope
