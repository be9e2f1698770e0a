#include "segmentation/networks/architectures/layers.h"

#include "segmentation/networks/architectures/fast_convolution.h"

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>

#include <cmath>
#include <numeric>
#include <vector>

namespace glioscope {
namespace {

constexpr double kKerasBatchEpsilon = 1e-3;
constexpr double kKerasBatchMomentum = 0.01;
constexpr double kEpsilon = 1e-5;

at::Tensor heNormal(at::IntArrayRef sizes, double fanIn, const LayerContext& context)
{
    at::Tensor weight = at::empty(sizes, context.device);
    return context.initialised ? weight.normal_(0, std::sqrt(2.0 / fanIn)) : weight;
}

at::Tensor constant(std::int64_t length, double value, const LayerContext& context)
{
    return at::full({length}, value, at::TensorOptions(at::kFloat).device(context.device));
}

double perInputVoxel(double multiplyAdds, int level)
{
    return multiplyAdds / std::pow(8.0, level);
}

}  // namespace

Convolution::Convolution(const ConvolutionShape& shape, const LayerContext& context)
    : m_shape(shape), m_clock(context.clock)
{
    const double taps = std::pow(shape.kernel, 3);
    weight = register_parameter(
        "weight", heNormal({shape.out, shape.in, shape.kernel, shape.kernel, shape.kernel},
                           shape.in * taps, context));
    bias = register_parameter("bias", constant(shape.out, 0, context));
    m_work = perInputVoxel(shape.in * shape.out * taps, shape.level);
    m_clock->add(m_work);
}

at::Tensor Convolution::forward(const at::Tensor& input)
{
    at::Tensor result;
    if (m_shape.stride > 1 && m_shape.kernel > m_shape.stride) {
        const at::Tensor padded = at::constant_pad_nd(input, {0, 1, 0, 1, 0, 1});
        result = convolve(padded, weight, bias, m_shape.stride, 0);
    } else {
        const int padding = m_shape.stride > 1 ? 0 : m_shape.kernel / 2;
        result = convolve(input, weight, bias, m_shape.stride, padding);
    }
    report(1);
    return result;
}

TransposedConvolution::TransposedConvolution(const ConvolutionShape& shape,
                                             const LayerContext& context)
    : m_clock(context.clock)
{
    weight =
        register_parameter("weight", heNormal({shape.in, shape.out, 2, 2, 2}, shape.in, context));
    bias = register_parameter("bias", constant(shape.out, 0, context));
    m_work = perInputVoxel(static_cast<double>(shape.in) * shape.out, shape.level);
    m_clock->add(m_work);
}

at::Tensor TransposedConvolution::forward(const at::Tensor& input)
{
    at::Tensor result = convolveTransposed(input, weight, bias, 2, 0);
    m_clock->finished(m_work);
    return result;
}

Normalisation::Normalisation(int channels, int level, const LayerContext& context)
    : m_kind(context.config.norm), m_channels(channels)
{
    if (m_kind == FeatureNorm::None) {
        return;
    }
    const bool perZ = m_kind == FeatureNorm::BatchPerZ;
    const int length = perZ ? std::max(1, context.config.batchPerZLength >> level) : channels;
    m_weight = register_parameter("weight", constant(length, 1, context));
    m_bias = register_parameter("bias", constant(length, 0, context));
    if (perZ || m_kind == FeatureNorm::Batch) {
        m_runningMean = register_buffer("running_mean", constant(length, 0, context));
        m_runningVar = register_buffer("running_var", constant(length, 1, context));
    }
}

at::Tensor Normalisation::forward(const at::Tensor& input)
{
    switch (m_kind) {
    case FeatureNorm::None: return input;
    case FeatureNorm::Instance: return instance(input, 0);
    case FeatureNorm::Group:
        return at::group_norm(input, std::gcd(m_channels, 8), m_weight, m_bias, kEpsilon);
    case FeatureNorm::BatchPerZ: return batchPerZ(input);
    case FeatureNorm::Batch:
        return at::batch_norm(input, m_weight, m_bias, m_runningMean, m_runningVar, is_training(),
                              kKerasBatchMomentum, kKerasBatchEpsilon,
                              at::globalContext().userEnabledCuDNN());
    }
    return input;
}

at::Tensor Normalisation::forwardChannels(const at::Tensor& input, std::int64_t first) const
{
    return m_kind == FeatureNorm::Instance ? instance(input, first) : input;
}

// The statistics of one sample's channels are those of a batch of one. On the CPU LibTorch's batch
// norm has channels-last kernels in both directions; instance_norm leaves channels_last_3d and
// group_norm's gradient took 27 times as long (32 channels of 48^3 in bf16: 2.5, 18.8 and 67 ms).
at::Tensor Normalisation::instance(const at::Tensor& input, std::int64_t first) const
{
    const at::Tensor weight = m_weight.narrow(0, first, input.size(1));
    const at::Tensor bias = m_bias.narrow(0, first, input.size(1));
    const auto one = [&](const at::Tensor& sample) {
        return at::batch_norm(sample, weight, bias, {}, {}, true, 0.0, kEpsilon,
                              at::globalContext().userEnabledCuDNN());
    };
    if (input.size(0) == 1) {
        return one(input);
    }
    if (!input.device().is_cpu()) {
        return at::instance_norm(input, weight, bias, {}, {}, true, 0.0, kEpsilon,
                                 at::globalContext().userEnabledCuDNN());
    }
    std::vector<at::Tensor> samples;
    for (const at::Tensor& sample : input.split(1)) {
        samples.push_back(one(sample));
    }
    return at::cat(samples);
}

at::Tensor Normalisation::batchPerZ(const at::Tensor& input)
{
    at::Tensor mean = m_runningMean;
    at::Tensor var = m_runningVar;
    if (is_training()) {
        std::tie(var, mean) = at::var_mean(input.to(at::kFloat), {0, 1, 2, 3}, /*unbiased=*/false);
        const at::NoGradGuard noGradient;
        m_runningMean.lerp_(mean.detach(), kKerasBatchMomentum);
        m_runningVar.lerp_(var.detach(), kKerasBatchMomentum);
    }
    const at::Tensor scale = m_weight * at::rsqrt(var + kKerasBatchEpsilon);
    const at::Tensor shift = m_bias - mean * scale;
    return at::addcmul(shift.to(input.scalar_type()), input, scale.to(input.scalar_type()));
}

at::Tensor normalisedRelu(Normalisation& norm, const at::Tensor& input)
{
    return norm.kind() == FeatureNorm::None ? at::relu(input) : norm.forward(input).relu_();
}

at::Tensor addReusing(at::Tensor target, const at::Tensor& other)
{
    return at::GradMode::is_enabled() ? target + other : target.add_(other);
}

at::Tensor doubled(const at::Tensor& input)
{
    return at::upsample_nearest3d(input, {input.size(2) * 2, input.size(3) * 2, input.size(4) * 2},
                                  2.0, 2.0, 2.0);
}

}  // namespace glioscope
