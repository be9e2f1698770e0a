#include "segmentation/networks/architectures/fused_upsampling.h"

#include "segmentation/networks/architectures/fast_convolution.h"

namespace glioscope {
namespace {

at::Tensor skipPart(const at::Tensor& weight, const JoinedChannels& channels)
{
    return weight.narrow(1, channels.skipFirst ? 0 : channels.low, channels.skip);
}

/// What ofLowResolution() takes: the weight of `low`, as a doublingKernel() where the kernel is 3.
at::Tensor lowWeight(const at::Tensor& weight, const JoinedChannels& channels)
{
    const at::Tensor low = weight.narrow(1, channels.skipFirst ? channels.skip : 0, channels.low);
    return low.size(-1) == 3 ? doublingKernel(low) : low;
}

/// The share of `low` in the result.
at::Tensor ofLowResolution(const at::Tensor& low, const at::Tensor& weight, const at::Tensor& bias,
                           std::int64_t kernel)
{
    return kernel == 1 ? doubled(convolve(low, weight, bias, 1, 0))
                       : convolveTransposed(low, weight, bias, 2, 1);
}

}  // namespace

at::Tensor doublingKernel(const at::Tensor& weight)
{
    // Output 2i+p sees voxel (2i+p+t-1)/2 of the low resolution under tap t, so along each axis the
    // taps w0, w1, w2 become w2, w1+w2, w0+w1, w0.
    at::Tensor kernel = weight;
    for (const std::int64_t axis : {2, 3, 4}) {
        const std::vector<at::Tensor> w = kernel.split(1, axis);
        kernel = at::cat({w[2], w[1] + w[2], w[0] + w[1], w[0]}, axis);
    }
    return kernel.transpose(0, 1).contiguous();
}

at::Tensor fusedUpsampling(const Convolution& convolution, const JoinedChannels& channels,
                           const at::Tensor& skip, const at::Tensor& low)
{
    const std::int64_t kernel = convolution.weight.size(-1);
    const at::Tensor ofLow =
        ofLowResolution(low, lowWeight(convolution.weight, channels), convolution.bias, kernel);
    const at::Tensor result =
        ofLow + convolve(skip, skipPart(convolution.weight, channels), {}, 1, kernel / 2);
    convolution.report(1);
    return result;
}

FusedUpsampling::FusedUpsampling(const Convolution& convolution, const JoinedChannels& channels,
                                 at::ScalarType type)
    : m_convolution(&convolution), m_kernel(static_cast<int>(convolution.weight.size(2)))
{
    const at::Tensor weight = convolution.weight.detach().to(at::kFloat);
    const auto stored = [type](const at::Tensor& tensor) {
        return tensor.to(type).contiguous(at::MemoryFormat::ChannelsLast3d);
    };
    m_skipWeight = stored(skipPart(weight, channels));
    m_lowWeight = stored(lowWeight(weight, channels));
    m_bias = convolution.bias.detach().to(type);
    m_lowShare = static_cast<double>(channels.low) / (channels.low + channels.skip);
    convolution.skip(m_lowShare * (m_kernel == 3 ? 1 - 8.0 / 27 : 1 - 1.0 / 8));
}

at::Tensor FusedUpsampling::forward(const at::Tensor& skip, const at::Tensor& low) const
{
    at::Tensor result = ofLowResolution(low, m_lowWeight, m_bias, m_kernel);
    m_convolution->report(m_lowShare);
    result.add_(convolve(skip, m_skipWeight, {}, 1, m_kernel / 2));
    m_convolution->report(1 - m_lowShare);
    return result;
}

}  // namespace glioscope
