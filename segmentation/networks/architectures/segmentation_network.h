#pragma once

// What the three networks have in common. Tensors are [N, C, i, j, k]: the volume's index axes in
// the order i, j, k. Any spatial size is accepted: padded inside to sizeMultiple() and cropped
// again, so that output shape equals input shape.

#include "segmentation/networks/contract/network_config.h"

#include <ATen/core/TensorBody.h>
#include <torch/nn/module.h>

#include <functional>
#include <memory>

namespace glioscope {

class LayerClock;

class SegmentationNetwork : public torch::nn::Module {
public:
    /// Logits [N, outputChannels, i, j, k] of an input [N, inputChannels, i, j, k]; no sigmoid.
    /// Throws Error where the channels, or the z length of a FeatureNorm::BatchPerZ, don't fit.
    [[nodiscard]] at::Tensor forward(const at::Tensor& input);

    [[nodiscard]] const NetworkConfig& config() const { return m_config; }

    /// Called after every convolution with the share (0..1) of the running forward pass that is
    /// done, in the thread of forward(); what it throws ends the pass and leaves the network
    /// usable.
    void setLayerObserver(std::function<void(double)> observer);

    /// Called in forward() with what each level of the decoder below full resolution gives,
    /// coarsest first, [N, C, i / 2^level, ...] of the padded input; for training with auxiliary
    /// outputs.
    void setDecoderObserver(std::function<void(const at::Tensor&)> observer);

    /// Multiplications in convolutions for one voxel of (padded) input; twice this are its FLOP.
    [[nodiscard]] double multiplyAddsPerVoxel() const;
    /// The share of them that is really carried out, after optimiseForInference().
    [[nodiscard]] double executedShare() const;

    /// Prepares faster equivalents of the decoder's convolutions, stored as `type`, from the
    /// float32 weights there are now; used where no gradient is asked for. See
    /// optimiseForInference().
    virtual void fuseUpsampling(at::ScalarType type) = 0;

protected:
    SegmentationNetwork(const NetworkConfig& config, std::shared_ptr<LayerClock> clock);

    /// forward() of an input whose spatial sizes are multiples of sizeMultiple().
    [[nodiscard]] virtual at::Tensor run(at::Tensor input) = 0;
    /// For run() to call after each level of its decoder.
    void decoded(const at::Tensor& features) const;

private:
    NetworkConfig m_config;
    std::shared_ptr<LayerClock> m_clock;
    std::function<void(const at::Tensor&)> m_decoderObserver;
};

}  // namespace glioscope
