#pragma once

// LibTorch's three-dimensional convolutions, led round the shapes that it and oneDNN are slow at on
// the CPU. The results are those of at::conv3d and at::conv_transpose3d, gradients too.

#include <ATen/core/Tensor.h>

namespace glioscope {

/// at::conv3d of [N, in, i, j, k] with weight [out, in, k, k, k]; `bias` may be undefined.
[[nodiscard]] at::Tensor convolve(const at::Tensor& input, const at::Tensor& weight,
                                  const at::Tensor& bias, std::int64_t stride,
                                  std::int64_t padding);

/// at::conv_transpose3d with weight [in, out, k, k, k].
[[nodiscard]] at::Tensor convolveTransposed(const at::Tensor& input, const at::Tensor& weight,
                                            const at::Tensor& bias, std::int64_t stride,
                                            std::int64_t padding);

}  // namespace glioscope
