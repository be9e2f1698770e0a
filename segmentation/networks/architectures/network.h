#pragma once

// The three networks behind one door: making one, and what is done to one as a whole.

#include "segmentation/networks/architectures/segmentation_network.h"

#include <c10/core/Device.h>
#include <c10/core/ScalarType.h>

#include <cstdint>
#include <memory>

namespace glioscope {

/// Weights are He-normal, biases 0, from the calling thread's default generator.
[[nodiscard]] std::shared_ptr<SegmentationNetwork> makeNetwork(const NetworkConfig& config);

/// The same network with weights yet to be filled in; at::kMeta gives names and shapes without
/// memory.
[[nodiscard]] std::shared_ptr<SegmentationNetwork> makeEmptyNetwork(const NetworkConfig& config,
                                                                    at::Device device);

/// Converts 5-D weights to channels_last_3d, which convolutions run faster in; values stay.
void toChannelsLast(SegmentationNetwork& network);

/// Makes a float32 network on the CPU as fast there as it gets: channels_last_3d, fused upsampling,
/// convolutions' weights and biases as `type` (inputs must then be too; normalisation stays
/// float32). Afterwards its weights must not be changed.
void optimiseForInference(SegmentationNetwork& network, at::ScalarType type);

/// Copies every parameter and buffer of `source`, which has the same configuration.
void copyWeights(const SegmentationNetwork& source, SegmentationNetwork& target);

/// Number of values in convolution kernels and biases (normalisation left out).
[[nodiscard]] std::int64_t convolutionParameterCount(const SegmentationNetwork& network);

}  // namespace glioscope
