#pragma once

// A convolution of [skip, doubled(low)] that never makes the doubled tensor. Doubling by nearest
// neighbour and a 3x3x3 convolution together are one transposed 4x4x4 convolution with stride 2,
// whose kernel is a sum of the original taps: the same result (up to rounding) with 8 instead of 27
// multiplications a voxel and channel, and without the largest tensors of the decoder.

#include "segmentation/networks/architectures/layers.h"

namespace glioscope {

/// How the channels of a concatenation are shared out.
struct JoinedChannels {
    int skip = 0;
    int low = 0;
    bool skipFirst = true;
};

/// What `convolution` gives for the concatenation of `skip` and doubled(`low`), with gradients for
/// its weights as they are. Kernel 1 or 3, stride 1.
[[nodiscard]] at::Tensor fusedUpsampling(const Convolution& convolution,
                                         const JoinedChannels& channels, const at::Tensor& skip,
                                         const at::Tensor& low);

/// The same for inference, with kernels derived once.
class FusedUpsampling {
public:
    /// Derives its kernels from float32 weights and stores them as `type`; later changes of the
    /// convolution's weights do not reach it. Kernel 1 or 3, stride 1.
    FusedUpsampling(const Convolution& convolution, const JoinedChannels& channels,
                    at::ScalarType type);

    /// What the convolution gives for the concatenation of `skip` and doubled(`low`).
    [[nodiscard]] at::Tensor forward(const at::Tensor& skip, const at::Tensor& low) const;

private:
    const Convolution* m_convolution;
    at::Tensor m_skipWeight;
    at::Tensor m_lowWeight;
    at::Tensor m_bias;
    int m_kernel = 3;
    double m_lowShare = 0;
};

/// Kernel of the transposed convolution that equals doubling followed by `weight` [out, in, 3, 3,
/// 3]; the result is [in, out, 4, 4, 4], for stride 2 and padding 1.
[[nodiscard]] at::Tensor doublingKernel(const at::Tensor& weight);

}  // namespace glioscope
