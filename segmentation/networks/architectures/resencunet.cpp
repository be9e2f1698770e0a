#include "segmentation/networks/architectures/resencunet.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace glioscope {
namespace {

constexpr std::array kBlocks = {1, 3, 4, 6, 6};  // a level, finest first, as published
constexpr int kLevels = static_cast<int>(kBlocks.size());
constexpr int kWidestFactor = 10;  // 320 filters at the published width of 32

int filters(int level, const LayerContext& context)
{
    return context.config.baseWidth * std::min(1 << level, kWidestFactor);
}

/// Means of blocks of 2x2x2; LibTorch's avg_pool3d knows no bf16 on the processor.
at::Tensor halved(const at::Tensor& x)
{
    return x.reshape({x.size(0), x.size(1), x.size(2) / 2, 2, x.size(3) / 2, 2, x.size(4) / 2, 2})
        .mean({3, 5, 7});
}

/// Convolution, normalisation, ReLU, convolution, normalisation, plus the input, ReLU. Where the
/// shape changes the input is averaged to the new size and goes through a 1x1x1 convolution.
struct ResidualBlock : torch::nn::Module {
    ResidualBlock(const ConvolutionShape& s, const LayerContext& context) : stride(s.stride)
    {
        conv1 = register_module("conv1", std::make_shared<Convolution>(s, context));
        norm1 = register_module("norm1", std::make_shared<Normalisation>(s.out, s.level, context));
        conv2 = register_module(
            "conv2", std::make_shared<Convolution>(
                         ConvolutionShape{.in = s.out, .out = s.out, .level = s.level}, context));
        norm2 = register_module("norm2", std::make_shared<Normalisation>(s.out, s.level, context));
        if (s.in != s.out) {
            shortcut = register_module(
                "shortcut",
                std::make_shared<Convolution>(
                    ConvolutionShape{.in = s.in, .out = s.out, .kernel = 1, .level = s.level},
                    context));
            shortcutNorm = register_module(
                "shortcut_norm", std::make_shared<Normalisation>(s.out, s.level, context));
        }
    }

    at::Tensor forward(const at::Tensor& input)
    {
        at::Tensor around = stride > 1 ? halved(input) : input;
        if (shortcut) {
            around = shortcutNorm->forward(shortcut->forward(around));
        }
        at::Tensor x = conv1->forward(input);
        x = norm1->forward(x).relu_();
        x = conv2->forward(x);
        return addReusing(norm2->forward(x), around).relu_();
    }

    int stride;
    std::shared_ptr<Convolution> conv1, conv2, shortcut;
    std::shared_ptr<Normalisation> norm1, norm2, shortcutNorm;
};

}  // namespace

/// The residual blocks of a level; the first halves the size, but at full resolution.
struct ResEncUNet::Stage : torch::nn::Module {
    Stage(int in, int level, const LayerContext& context)
    {
        const int out = filters(level, context);
        for (int n = 0; n < kBlocks[static_cast<std::size_t>(level)]; ++n) {
            const bool first = n == 0;
            const ConvolutionShape shape{.in = first ? in : out,
                                         .out = out,
                                         .stride = first && level > 0 ? 2 : 1,
                                         .level = level};
            blocks.push_back(register_module("block" + std::to_string(n),
                                             std::make_shared<ResidualBlock>(shape, context)));
        }
    }

    at::Tensor forward(at::Tensor x)
    {
        for (const auto& block : blocks) {
            x = block->forward(x);
        }
        return x;
    }

    std::vector<std::shared_ptr<ResidualBlock>> blocks;
};

/// Transposed convolution, joined with the encoder's features, convolution, normalisation, ReLU.
struct ResEncUNet::DecoderLevel : torch::nn::Module {
    DecoderLevel(int level, const LayerContext& context)
    {
        const int out = filters(level, context);
        up = register_module(
            "up", std::make_shared<TransposedConvolution>(
                      ConvolutionShape{filters(level + 1, context), out, 2, 2, level}, context));
        conv = register_module(
            "conv", std::make_shared<Convolution>(
                        ConvolutionShape{.in = 2 * out, .out = out, .level = level}, context));
        norm = register_module("norm", std::make_shared<Normalisation>(out, level, context));
    }

    at::Tensor forward(const at::Tensor& low, at::Tensor skip)
    {
        at::Tensor x = at::cat({up->forward(low), std::exchange(skip, {})}, 1);
        x = conv->forward(x);
        return norm->forward(x).relu_();
    }

    std::shared_ptr<TransposedConvolution> up;
    std::shared_ptr<Convolution> conv;
    std::shared_ptr<Normalisation> norm;
};

ResEncUNet::ResEncUNet(const LayerContext& context)
    : SegmentationNetwork(context.config, context.clock)
{
    int in = context.config.inputChannels;
    for (int level = 0; level < kLevels; ++level) {
        m_encoder.push_back(register_module("encoder" + std::to_string(level),
                                            std::make_shared<Stage>(in, level, context)));
        in = filters(level, context);
    }
    for (int level = kLevels - 2; level >= 0; --level) {
        m_decoder.push_back(register_module("decoder" + std::to_string(level),
                                            std::make_shared<DecoderLevel>(level, context)));
    }
    m_head = register_module(
        "head", std::make_shared<Convolution>(ConvolutionShape{.in = filters(0, context),
                                                               .out = context.config.outputChannels,
                                                               .kernel = 1},
                                              context));
}

at::Tensor ResEncUNet::run(at::Tensor x)
{
    std::vector<at::Tensor> skips;
    for (const auto& stage : m_encoder) {
        x = stage->forward(std::move(x));
        skips.push_back(x);
    }
    skips.pop_back();
    for (const auto& level : m_decoder) {
        x = level->forward(x, std::move(skips.back()));
        skips.pop_back();
        if (!skips.empty()) {
            decoded(x);
        }
    }
    return m_head->forward(x);
}

}  // namespace glioscope
