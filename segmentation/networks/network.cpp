#include "segmentation/networks/network.h"

#include "segmentation/networks/layers.h"
#include "segmentation/networks/resunet.h"
#include "segmentation/networks/unet.h"
#include "segmentation/networks/vnet.h"
#include "segmentation/volume/error.h"

#include <ATen/core/grad_mode.h>

namespace glioscope {
namespace {

std::int64_t roundUp(std::int64_t value, std::int64_t multiple)
{
    return (value + multiple - 1) / multiple * multiple;
}

template <typename Visit>
void forEachConvolution(const SegmentationNetwork& network, const Visit& visit)
{
    for (const auto& module : network.modules()) {
        if (auto* convolution = module->as<Convolution>()) {
            visit(convolution->weight, convolution->bias);
        } else if (auto* transposed = module->as<TransposedConvolution>()) {
            visit(transposed->weight, transposed->bias);
        }
    }
}

}  // namespace

SegmentationNetwork::SegmentationNetwork(const NetworkConfig& config,
                                         std::shared_ptr<LayerClock> clock)
    : m_config(config), m_clock(std::move(clock))
{
}

at::Tensor SegmentationNetwork::forward(const at::Tensor& input)
{
    if (input.dim() != 5 || input.size(1) != m_config.inputChannels || input.numel() == 0) {
        throw Error("The network expects " + std::to_string(m_config.inputChannels) +
                    " sequences of a volume and was given something else.");
    }
    if (m_config.norm == FeatureNorm::BatchPerZ && input.size(4) != m_config.batchPerZLength) {
        throw Error("This network normalises by slice and takes exactly " +
                    std::to_string(m_config.batchPerZLength) + " slices, not " +
                    std::to_string(input.size(4)) + ".");
    }
    m_clock->restart();
    const std::int64_t multiple = sizeMultiple(m_config.kind);
    std::vector<std::int64_t> padding;
    bool padded = false;
    for (const int axis : {4, 3, 2}) {
        const std::int64_t extra = roundUp(input.size(axis), multiple) - input.size(axis);
        padding.insert(padding.end(), {0, extra});
        padded = padded || extra > 0;
    }
    if (!padded) {
        return run(input);
    }
    return run(at::constant_pad_nd(input, padding))
        .slice(2, 0, input.size(2))
        .slice(3, 0, input.size(3))
        .slice(4, 0, input.size(4));
}

void SegmentationNetwork::setLayerObserver(std::function<void(double)> observer)
{
    m_clock->observe(std::move(observer));
}

void SegmentationNetwork::setDecoderObserver(std::function<void(const at::Tensor&)> observer)
{
    m_decoderObserver = std::move(observer);
}

void SegmentationNetwork::decoded(const at::Tensor& features) const
{
    if (m_decoderObserver) {
        m_decoderObserver(features);
    }
}

double SegmentationNetwork::multiplyAddsPerVoxel() const
{
    return m_clock->total();
}

namespace {

std::shared_ptr<SegmentationNetwork> build(const LayerContext& context)
{
    switch (context.config.kind) {
    case NetworkKind::UNet: return std::make_shared<UNet>(context);
    case NetworkKind::ResUNet: return std::make_shared<ResUNet>(context);
    case NetworkKind::VNet: return std::make_shared<VNet>(context);
    }
    throw Error("The network is of a kind this program does not know.");
}

}  // namespace

double SegmentationNetwork::executedShare() const
{
    return 1 - m_clock->saved() / m_clock->total();
}

std::shared_ptr<SegmentationNetwork> makeNetwork(const NetworkConfig& config)
{
    return build({.config = config});
}

std::shared_ptr<SegmentationNetwork> makeEmptyNetwork(const NetworkConfig& config, at::Device device)
{
    return build({.config = config, .initialised = false, .device = device});
}

void toChannelsLast(SegmentationNetwork& network)
{
    forEachConvolution(network, [](at::Tensor& weight, at::Tensor&) {
        weight.set_data(weight.detach().contiguous(at::MemoryFormat::ChannelsLast3d));
    });
}

void optimiseForInference(SegmentationNetwork& network, at::ScalarType type)
{
    const at::NoGradGuard noGradient;
    network.fuseUpsampling(type);
    toChannelsLast(network);
    forEachConvolution(network, [type](at::Tensor& weight, at::Tensor& bias) {
        weight.set_data(weight.detach().to(type));
        bias.set_data(bias.detach().to(type));
    });
}

void copyWeights(const SegmentationNetwork& source, SegmentationNetwork& target)
{
    const at::NoGradGuard noGradient;
    const auto copy = [](const auto& from, auto to) {
        for (const auto& item : from) {
            to[item.key()].copy_(item.value());
        }
    };
    copy(source.named_parameters(), target.named_parameters());
    copy(source.named_buffers(), target.named_buffers());
}

std::int64_t convolutionParameterCount(const SegmentationNetwork& network)
{
    std::int64_t count = 0;
    forEachConvolution(network, [&count](const at::Tensor& weight, const at::Tensor& bias) {
        count += weight.numel() + bias.numel();
    });
    return count;
}

}  // namespace glioscope
