#pragma once

// What the three networks are built of: convolutions with "same" padding, the doubling of
// resolution, and the choice of normalisation. Every convolution reports to the network's clock, so
// that a single large window still shows progress and can be stopped.

#include "segmentation/networks/contract/network_config.h"

#include <torch/nn/module.h>

#include <functional>
#include <memory>

namespace glioscope {

/// Sums the work of a network's convolutions and tells an observer how far a pass has come.
class LayerClock {
public:
    void add(double multiplyAddsPerVoxel) { m_total += multiplyAddsPerVoxel; }
    void restart() { m_done = 0; }
    void finished(double multiplyAddsPerVoxel)
    {
        m_done += multiplyAddsPerVoxel;
        if (m_observer) {
            m_observer(m_done / m_total);
        }
    }
    void observe(std::function<void(double)> observer) { m_observer = std::move(observer); }
    [[nodiscard]] double total() const { return m_total; }
    /// Work that an equivalent form of a layer does not need.
    void save(double multiplyAddsPerVoxel) { m_saved += multiplyAddsPerVoxel; }
    [[nodiscard]] double saved() const { return m_saved; }

private:
    std::function<void(double)> m_observer;
    double m_total = 0;
    double m_done = 0;
    double m_saved = 0;
};

/// What layers share while a network is put together.
struct LayerContext {
    NetworkConfig config;
    bool initialised = true;       ///< false leaves weights as the allocator gives them
    at::Device device = at::kCPU;  ///< at::kMeta gives shapes without memory
    std::shared_ptr<LayerClock> clock = std::make_shared<LayerClock>();
};

struct ConvolutionShape {
    int in = 0;
    int out = 0;
    int kernel = 3;
    int stride = 1;
    int level = 0;  ///< of the output: its spatial size is the input's halved so many times
};

/// Convolution with bias and "same" padding as Keras pads: kernel 3 with stride 2 on an even size
/// pads (0, 1). Weight [out, in, k, k, k].
class Convolution : public torch::nn::Module {
public:
    Convolution(const ConvolutionShape& shape, const LayerContext& context);
    [[nodiscard]] at::Tensor forward(const at::Tensor& input);
    /// Tells the clock that this share of the convolution's work is done.
    void report(double share) const { m_clock->finished(share * m_work); }
    /// Tells the clock that this share of the convolution's work is not needed any more.
    void skip(double share) const { m_clock->save(share * m_work); }

    at::Tensor weight;
    at::Tensor bias;

private:
    ConvolutionShape m_shape;
    double m_work = 0;
    std::shared_ptr<LayerClock> m_clock;
};

/// Transposed 2x2x2 convolution with stride 2 and bias. Weight [in, out, 2, 2, 2].
class TransposedConvolution : public torch::nn::Module {
public:
    TransposedConvolution(const ConvolutionShape& shape, const LayerContext& context);
    [[nodiscard]] at::Tensor forward(const at::Tensor& input);

    at::Tensor weight;
    at::Tensor bias;

private:
    double m_work = 0;
    std::shared_ptr<LayerClock> m_clock;
};

/// The configured FeatureNorm for `channels` at a resolution level, with weight and bias. `None`
/// gives its input back.
class Normalisation : public torch::nn::Module {
public:
    Normalisation(int channels, int level, const LayerContext& context);
    [[nodiscard]] at::Tensor forward(const at::Tensor& input);
    /// The same for the channels from `first` on alone; FeatureNorm::None and Instance.
    [[nodiscard]] at::Tensor forwardChannels(const at::Tensor& input, std::int64_t first) const;
    [[nodiscard]] FeatureNorm kind() const { return m_kind; }

private:
    [[nodiscard]] at::Tensor instance(const at::Tensor& input, std::int64_t first) const;
    [[nodiscard]] at::Tensor batchPerZ(const at::Tensor& input);

    FeatureNorm m_kind;
    int m_channels;
    at::Tensor m_weight;
    at::Tensor m_bias;
    at::Tensor m_runningMean;
    at::Tensor m_runningVar;
};

/// Normalisation and ReLU; the ReLU works in place on what the normalisation made, never on
/// `input`.
[[nodiscard]] at::Tensor normalisedRelu(Normalisation& norm, const at::Tensor& input);

/// Sum that reuses `target`'s memory where no gradient needs its old values.
[[nodiscard]] at::Tensor addReusing(at::Tensor target, const at::Tensor& other);

/// Nearest-neighbour doubling of the spatial size of [N, C, i, j, k].
[[nodiscard]] at::Tensor doubled(const at::Tensor& input);

}  // namespace glioscope
