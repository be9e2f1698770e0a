#include "segmentation/networks/architectures/fast_convolution.h"

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>

#include <algorithm>

namespace glioscope {
namespace {

/// LibTorch (2.6 to 2.14) keeps a float32 convolution of one sample with at most this many values
/// in N, C, i and j from oneDNN, for a path that is about twenty times as slow in both directions.
constexpr std::int64_t kSmallForOneDnn = 20480;

/// Channels up to which oneDNN's direct gradient of a weight is the faster one on channels-last
/// tensors.
constexpr std::int64_t kFewChannels = 16;

bool isFloatOnCpu(const at::Tensor& input)
{
    return input.device().is_cpu() && input.scalar_type() == at::kFloat;
}

bool missesOneDnn(const at::Tensor& input, const at::Tensor& weight, std::int64_t planes)
{
    return isFloatOnCpu(input) && input.size(0) == 1 && weight.size(-1) <= 3 &&
           input.size(1) * planes * input.size(3) <= kSmallForOneDnn;
}

/// `run` of `input`, beside a second sample of zeros where that is the faster way.
template <typename Convolve>
at::Tensor throughOneDnn(const at::Tensor& input, const at::Tensor& weight, const Convolve& run)
{
    if (!missesOneDnn(input, weight, input.size(2))) {
        return run(input);
    }
    return run(at::cat({input, at::zeros_like(input)})).narrow(0, 0, 1);
}

/// Whether planes of zeros before and behind, in place of padding along i, make a step faster. With
/// padding there oneDNN's direct gradient of the weight does not start and one of two to three
/// times its time does (16 channels of 64x80x64: 217 and 83 ms with AVX2); and two planes more may
/// be what a convolution lacks to reach oneDNN at all.
bool isFasterPaddedAhead(const at::Tensor& input, const at::Tensor& weight, std::int64_t stride,
                         std::int64_t padding)
{
    if (!at::GradMode::is_enabled() || !isFloatOnCpu(input) || stride != 1 || padding == 0) {
        return false;
    }
    const std::int64_t planes = input.size(2);
    return std::min(weight.size(0), weight.size(1)) <= kFewChannels ||
           (missesOneDnn(input, weight, planes) &&
            !missesOneDnn(input, weight, planes + 2 * padding));
}

/// oneDNN takes fifteen times as long as a matrix product for a kernel of one voxel to the few
/// outputs of a head (16 to 3 channels of 96x120x96 with AVX2: 80 and 5.5 ms of processor time).
bool isMatrixProduct(const at::Tensor& input, const at::Tensor& weight, std::int64_t stride,
                     std::int64_t padding)
{
    return isFloatOnCpu(input) && !at::GradMode::is_enabled() && stride == 1 && padding == 0 &&
           weight.size(0) <= kFewChannels && weight[0][0].numel() == 1 &&
           input.is_contiguous(at::MemoryFormat::ChannelsLast3d);
}

at::Tensor matrixProduct(const at::Tensor& input, const at::Tensor& weight, const at::Tensor& bias)
{
    return at::linear(input.permute({0, 2, 3, 4, 1}), weight.flatten(1), bias)
        .permute({0, 4, 1, 2, 3});
}

}  // namespace

at::Tensor convolve(const at::Tensor& input, const at::Tensor& weight, const at::Tensor& bias,
                    std::int64_t stride, std::int64_t padding)
{
    if (isMatrixProduct(input, weight, stride, padding)) {
        return matrixProduct(input, weight, bias);
    }
    const bool ahead = isFasterPaddedAhead(input, weight, stride, padding);
    const at::Tensor padded =
        ahead ? at::constant_pad_nd(input, {0, 0, 0, 0, padding, padding}) : input;
    return throughOneDnn(padded, weight, [&](const at::Tensor& x) {
        return at::conv3d(x, weight, bias, {stride, stride, stride},
                          at::IntArrayRef{ahead ? 0 : padding, padding, padding});
    });
}

at::Tensor convolveTransposed(const at::Tensor& input, const at::Tensor& weight,
                              const at::Tensor& bias, std::int64_t stride, std::int64_t padding)
{
    return throughOneDnn(input, weight, [&](const at::Tensor& x) {
        return at::conv_transpose3d(x, weight, bias, {stride, stride, stride},
                                    {padding, padding, padding});
    });
}

}  // namespace glioscope
