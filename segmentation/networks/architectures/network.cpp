#include "segmentation/networks/architectures/network.h"

#include "segmentation/networks/architectures/layers.h"
#include "segmentation/networks/architectures/resencunet.h"
#include "segmentation/networks/architectures/resunet.h"
#include "segmentation/networks/architectures/unet.h"
#include "segmentation/networks/architectures/vnet.h"
#include "segmentation/system/error.h"

#include <ATen/core/grad_mode.h>

namespace glioscope {
namespace {

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

std::shared_ptr<SegmentationNetwork> build(const LayerContext& context)
{
    switch (context.config.kind) {
    case NetworkKind::UNet: return std::make_shared<UNet>(context);
    case NetworkKind::ResUNet: return std::make_shared<ResUNet>(context);
    case NetworkKind::VNet: return std::make_shared<VNet>(context);
    case NetworkKind::ResEncUNet: return std::make_shared<ResEncUNet>(context);
    }
    throw Error(Sentence::of("The network is of a kind this program does not know."));
}

}  // namespace

std::shared_ptr<SegmentationNetwork> makeNetwork(const NetworkConfig& config)
{
    return build({.config = config});
}

std::shared_ptr<SegmentationNetwork> makeEmptyNetwork(const NetworkConfig& config,
                                                      at::Device device)
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
