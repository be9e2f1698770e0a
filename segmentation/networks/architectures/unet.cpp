#include "segmentation/networks/architectures/unet.h"

#include "segmentation/networks/architectures/fused_upsampling.h"

#include <ATen/core/grad_mode.h>

#include <optional>
#include <utility>

namespace glioscope {
namespace {

constexpr int kLevels = 3;

struct BlockShape {
    int in = 0;
    int middle = 0;
    int out = 0;
    int level = 0;
};

}  // namespace

/// Convolution, normalisation, ReLU, twice.
struct UNet::DoubleConvolution : torch::nn::Module {
    DoubleConvolution(const BlockShape& s, const LayerContext& context)
    {
        conv1 = register_module(
            "conv1", std::make_shared<Convolution>(
                         ConvolutionShape{.in = s.in, .out = s.middle, .level = s.level}, context));
        norm1 =
            register_module("norm1", std::make_shared<Normalisation>(s.middle, s.level, context));
        conv2 = register_module(
            "conv2",
            std::make_shared<Convolution>(
                ConvolutionShape{.in = s.middle, .out = s.out, .level = s.level}, context));
        norm2 = register_module("norm2", std::make_shared<Normalisation>(s.out, s.level, context));
    }

    at::Tensor forward(at::Tensor x) { return finish(conv1->forward(std::move(x))); }

    /// forward() of [skip, doubled(low)].
    at::Tensor forwardJoined(at::Tensor skip, const at::Tensor& low)
    {
        if (fused && !at::GradMode::is_enabled()) {
            return finish(fused->forward(std::exchange(skip, {}), low));
        }
        if (at::GradMode::is_enabled() && low.device().is_cpu()) {
            return finish(fusedUpsampling(*conv1, joined(), std::exchange(skip, {}), low));
        }
        return forward(at::cat({std::exchange(skip, {}), doubled(low)}, 1));
    }

    [[nodiscard]] JoinedChannels joined() const
    {
        const int out = static_cast<int>(conv1->weight.size(0));
        return {.skip = out, .low = static_cast<int>(conv1->weight.size(1)) - out};
    }

    at::Tensor finish(at::Tensor x)
    {
        x = norm1->forward(x).relu_();
        x = conv2->forward(x);
        return norm2->forward(x).relu_();
    }

    std::shared_ptr<Convolution> conv1, conv2;
    std::shared_ptr<Normalisation> norm1, norm2;
    std::optional<FusedUpsampling> fused;
};

UNet::UNet(const LayerContext& context) : SegmentationNetwork(context.config, context.clock)
{
    const int width = context.config.baseWidth;
    int in = context.config.inputChannels;
    for (int level = 0; level <= kLevels; ++level) {
        const BlockShape shape{in, width << level, width << (level + 1), level};
        m_encoder.push_back(register_module("encoder" + std::to_string(level),
                                            std::make_shared<DoubleConvolution>(shape, context)));
        in = shape.out;
    }
    for (int level = kLevels - 1; level >= 0; --level) {
        const int out = width << (level + 1);
        const BlockShape shape{in + out, out, out, level};
        m_decoder.push_back(register_module("decoder" + std::to_string(level),
                                            std::make_shared<DoubleConvolution>(shape, context)));
        in = out;
    }
    m_head = register_module(
        "head", std::make_shared<Convolution>(
                    ConvolutionShape{.in = in, .out = context.config.outputChannels, .kernel = 1},
                    context));
}

void UNet::fuseUpsampling(at::ScalarType type)
{
    for (const auto& block : m_decoder) {
        block->fused.emplace(*block->conv1, block->joined(), type);
    }
}

at::Tensor UNet::run(at::Tensor x)
{
    std::vector<at::Tensor> skips;
    for (int level = 0; level < kLevels; ++level) {
        x = m_encoder[static_cast<std::size_t>(level)]->forward(std::move(x));
        skips.push_back(x);
        x = at::max_pool3d(x, 2, 2);
    }
    x = m_encoder.back()->forward(std::move(x));
    for (const auto& block : m_decoder) {
        x = block->forwardJoined(std::move(skips.back()), x);
        skips.pop_back();
        if (!skips.empty()) {
            decoded(x);
        }
    }
    return m_head->forward(x);
}

}  // namespace glioscope
