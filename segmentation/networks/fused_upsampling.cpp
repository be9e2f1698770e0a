#include "segmentation/networks/fused_upsampling.h"

namespace glioscope {

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

FusedUpsampling::FusedUpsampling(const Convolution& convolution, const JoinedChannels& channels,
                                 at::ScalarType type)
    : m_convolution(&convolution), m_kernel(static_cast<int>(convolution.weight.size(2)))
{
    const at::Tensor weight = convolution.weight.detach().to(at::kFloat);
    const std::int64_t skipStart = channels.skipFirst ? 0 : channels.low;
    const std::int64_t lowStart = channels.skipFirst ? channels.skip : 0;
    const at::Tensor low = weight.narrow(1, lowStart, channels.low);
    const auto stored = [type](const at::Tensor& tensor) {
        return tensor.to(type).contiguous(at::MemoryFormat::ChannelsLast3d);
    };
    m_skipWeight = stored(weight.narrow(1, skipStart, channels.skip));
    m_lowWeight = stored(m_kernel == 3 ? doublingKernel(low) : low);
    m_bias = convolution.bias.detach().to(type);
    m_lowShare = static_cast<double>(channels.low) / (channels.low + channels.skip);
    convolution.save(m_lowShare * (m_kernel == 3 ? 1 - 8.0 / 27 : 1 - 1.0 / 8));
}

at::Tensor FusedUpsampling::ofLow(const at::Tensor& low) const
{
    if (m_kernel == 1) {
        return doubled(at::conv3d(low, m_lowWeight, m_bias));
    }
    return at::conv_transpose3d(low, m_lowWeight, m_bias, {2, 2, 2}, {1, 1, 1});
}

at::Tensor FusedUpsampling::forward(const at::Tensor& skip, const at::Tensor& low) const
{
    at::Tensor result = ofLow(low);
    m_convolution->report(m_lowShare);
    const std::int64_t padding = m_kernel / 2;
    result.add_(at::conv3d(skip, m_skipWeight, {}, {1, 1, 1}, {padding, padding, padding}));
    m_convolution->report(1 - m_lowShare);
    return result;
}

}  // namespace glioscope
