#include "segmentation/networks/architectures/resunet.h"

#include "segmentation/networks/architectures/fused_upsampling.h"

#include <ATen/core/grad_mode.h>

#include <optional>
#include <utility>

namespace glioscope {
namespace {

constexpr int kLevels = 3;

struct BlockShape {
    int in = 0;
    int out = 0;
    int stride = 1;
    int level = 0;       ///< of the output
    bool first = false;  ///< the network's input is not activated
};

}  // namespace

/// Normalisation, ReLU, convolution, twice, plus a 1x1x1 convolution of the input.
struct ResUNet::ResidualBlock : torch::nn::Module {
    ResidualBlock(const BlockShape& s, const LayerContext& context)
    {
        if (!s.first) {
            norm1 =
                register_module("norm1", std::make_shared<Normalisation>(
                                             s.in, s.stride > 1 ? s.level - 1 : s.level, context));
        }
        conv1 = register_module("conv1",
                                std::make_shared<Convolution>(
                                    ConvolutionShape{s.in, s.out, 3, s.stride, s.level}, context));
        norm2 = register_module("norm2", std::make_shared<Normalisation>(s.out, s.level, context));
        conv2 = register_module(
            "conv2",
            std::make_shared<Convolution>(ConvolutionShape{s.out, s.out, 3, 1, s.level}, context));
        shortcut = register_module(
            "shortcut", std::make_shared<Convolution>(
                            ConvolutionShape{s.in, s.out, 1, s.stride, s.level}, context));
    }

    at::Tensor forward(at::Tensor x)
    {
        const at::Tensor around = shortcut->forward(x);
        if (norm1) {
            x = normalisedRelu(*norm1, x);
        }
        return finish(conv1->forward(std::move(x)), around);
    }

    /// forward() of [doubled(low), skip]. What is doubled has the same channel statistics as
    /// before.
    at::Tensor forwardJoined(at::Tensor skip, at::Tensor low)
    {
        const bool trains = at::GradMode::is_enabled();
        if (!normalisesByChannel() || (trains ? !low.device().is_cpu() : !fusedConv1)) {
            return forward(at::cat({doubled(std::exchange(low, {})), std::exchange(skip, {})}, 1));
        }
        const at::Tensor around = trains ? fusedUpsampling(*shortcut, joined(), skip, low)
                                         : fusedShortcut->forward(skip, low);
        const std::int64_t lowChannels = low.size(1);
        low = at::relu(norm1->forwardChannels(low, 0));
        skip = at::relu(norm1->forwardChannels(skip, lowChannels));
        return finish(
            trains ? fusedUpsampling(*conv1, joined(), skip, low) : fusedConv1->forward(skip, low),
            around);
    }

    [[nodiscard]] JoinedChannels joined() const
    {
        const int skip = static_cast<int>(conv1->weight.size(0));
        return {.skip = skip,
                .low = static_cast<int>(conv1->weight.size(1)) - skip,
                .skipFirst = false};
    }

    [[nodiscard]] bool normalisesByChannel() const
    {
        return norm1->kind() == FeatureNorm::None || norm1->kind() == FeatureNorm::Instance;
    }

    void fuse(at::ScalarType type)
    {
        if (normalisesByChannel()) {
            fusedConv1.emplace(*conv1, joined(), type);
            fusedShortcut.emplace(*shortcut, joined(), type);
        }
    }

    at::Tensor finish(at::Tensor x, const at::Tensor& around)
    {
        x = norm2->forward(x).relu_();
        return conv2->forward(x).add_(around);
    }

    std::shared_ptr<Normalisation> norm1, norm2;
    std::shared_ptr<Convolution> conv1, conv2, shortcut;
    std::optional<FusedUpsampling> fusedConv1, fusedShortcut;
};

ResUNet::ResUNet(const LayerContext& context) : SegmentationNetwork(context.config, context.clock)
{
    const int width = context.config.baseWidth;
    int in = context.config.inputChannels;
    for (int level = 0; level <= kLevels; ++level) {
        const BlockShape shape{in, width << level, level == 0 ? 1 : 2, level, level == 0};
        m_encoder.push_back(register_module("encoder" + std::to_string(level),
                                            std::make_shared<ResidualBlock>(shape, context)));
        in = shape.out;
    }
    for (int level = kLevels - 1; level >= 0; --level) {
        const int skip = width << level;
        const BlockShape shape{in + skip, skip, 1, level, false};
        m_decoder.push_back(register_module("decoder" + std::to_string(level),
                                            std::make_shared<ResidualBlock>(shape, context)));
        in = shape.out;
    }
    m_head = register_module(
        "head", std::make_shared<Convolution>(
                    ConvolutionShape{.in = in, .out = context.config.outputChannels, .kernel = 1},
                    context));
}

void ResUNet::fuseUpsampling(at::ScalarType type)
{
    for (const auto& block : m_decoder) {
        block->fuse(type);
    }
}

at::Tensor ResUNet::run(at::Tensor x)
{
    std::vector<at::Tensor> skips;
    for (const auto& block : m_encoder) {
        x = block->forward(std::move(x));
        skips.push_back(x);
    }
    skips.pop_back();
    for (const auto& block : m_decoder) {
        x = block->forwardJoined(std::move(skips.back()), std::move(x));
        skips.pop_back();
        if (!skips.empty()) {
            decoded(x);
        }
    }
    return m_head->forward(x);
}

}  // namespace glioscope
