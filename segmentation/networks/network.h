#pragma once

// The three networks behind one door. Tensors are [N, C, i, j, k]: the volume's index axes in the order
// i, j, k, as in the seed (x, y, z). Any spatial size is accepted: padded inside to
// sizeMultiple() and cropped again, so that output shape equals input shape.

#include "segmentation/networks/network_config.h"

#include <ATen/core/TensorBody.h>
#include <torch/nn/module.h>

#include <memory>

namespace glioscope {

class SegmentationNetwork : public torch::nn::Module {
public:
    /// Logits [N, outputChannels, i, j, k] of an input [N, inputChannels, i, j, k]; no sigmoid.
    [[nodiscard]] virtual at::Tensor forward(const at::Tensor& input) = 0;
};

/// Weights are He-normal, biases 0, from the calling thread's default generator.
[[nodiscard]] std::shared_ptr<SegmentationNetwork> makeNetwork(const NetworkConfig& config);

/// Converts 5-D weights to channels_last_3d, which convolutions run faster in; values stay.
void toChannelsLast(SegmentationNetwork& network);

/// Number of values in convolution kernels and biases (normalisation left out).
[[nodiscard]] std::int64_t convolutionParameterCount(const SegmentationNetwork& network);

}  // namespace glioscope
