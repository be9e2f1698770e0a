#include "segmentation/networks/architectures/vnet.h"

namespace glioscope {
namespace {

constexpr int kLevels = 4;

bool isNative(FeatureNorm norm)
{
    return norm == FeatureNorm::Instance || norm == FeatureNorm::Group;
}

}  // namespace

/// Convolution, normalisation, ReLU, twice, plus the input.
struct VNet::ConvolutionBlock : torch::nn::Module {
    ConvolutionBlock(int channels, int level, const LayerContext& context)
    {
        const ConvolutionShape shape{channels, channels, context.config.kernel, 1, level};
        conv1 = register_module("conv1", std::make_shared<Convolution>(shape, context));
        norm1 = register_module("norm1", std::make_shared<Normalisation>(channels, level, context));
        conv2 = register_module("conv2", std::make_shared<Convolution>(shape, context));
        norm2 = register_module("norm2", std::make_shared<Normalisation>(channels, level, context));
    }

    at::Tensor forward(const at::Tensor& input)
    {
        at::Tensor x = conv1->forward(input);
        x = norm1->forward(x).relu_();
        x = conv2->forward(x);
        return addReusing(norm2->forward(x).relu_(), input);
    }

    std::shared_ptr<Convolution> conv1, conv2;
    std::shared_ptr<Normalisation> norm1, norm2;
};

/// One convolution at full resolution, linear in the reference.
struct VNet::FullResolution : torch::nn::Module {
    FullResolution(int in, int out, const LayerContext& context)
    {
        conv = register_module(
            "conv", std::make_shared<Convolution>(
                        ConvolutionShape{in, out, context.config.kernel, 1, 0}, context));
        if (isNative(context.config.norm)) {
            norm = register_module("norm", std::make_shared<Normalisation>(out, 0, context));
        }
    }

    at::Tensor forward(const at::Tensor& input)
    {
        const at::Tensor x = conv->forward(input);
        return norm ? norm->forward(x).relu_() : x;
    }

    std::shared_ptr<Convolution> conv;
    std::shared_ptr<Normalisation> norm;
};

VNet::VNet(const LayerContext& context) : SegmentationNetwork(context.config, context.clock)
{
    const int width = context.config.baseWidth;
    m_first = register_module(
        "first", std::make_shared<FullResolution>(context.config.inputChannels, width, context));
    for (int level = 1; level <= kLevels; ++level) {
        const std::string number = std::to_string(level);
        const ConvolutionShape down{width << (level - 1), width << level, 2, 2, level};
        m_down.push_back(
            register_module("down" + number, std::make_shared<Convolution>(down, context)));
        m_encoder.push_back(
            register_module("encoder" + number,
                            std::make_shared<ConvolutionBlock>(width << level, level, context)));
    }
    int in = width << kLevels;
    for (int level = kLevels - 1; level >= 0; --level) {
        const std::string number = std::to_string(level);
        const ConvolutionShape up{in, width << level, 2, 2, level};
        m_up.push_back(
            register_module("up" + number, std::make_shared<TransposedConvolution>(up, context)));
        in = width << (level + 1);
        if (level > 0) {
            m_decoder.push_back(register_module(
                "decoder" + number, std::make_shared<ConvolutionBlock>(in, level, context)));
        }
    }
    m_last = register_module("last", std::make_shared<FullResolution>(in, in, context));
    m_head = register_module(
        "head", std::make_shared<Convolution>(
                    ConvolutionShape{.in = in, .out = context.config.outputChannels, .kernel = 1},
                    context));
}

at::Tensor VNet::dropped(at::Tensor x) const
{
    return is_training() && config().dropout > 0 ? at::dropout(x, config().dropout, true) : x;
}

at::Tensor VNet::run(at::Tensor x)
{
    std::vector<at::Tensor> skips = {m_first->forward(x)};
    for (std::size_t level = 0; level < m_down.size(); ++level) {
        x = m_down[level]->forward(skips.back());
        x = m_encoder[level]->forward(level == 0 ? x : dropped(x));
        skips.push_back(x);
    }
    skips.pop_back();
    for (std::size_t step = 0; step < m_up.size(); ++step) {
        x = m_up[step]->forward(x);
        x = at::cat({std::move(x), std::move(skips.back())}, 1);
        skips.pop_back();
        if (step < m_decoder.size()) {
            x = dropped(m_decoder[step]->forward(x));
            decoded(x);
        }
    }
    x = addReusing(dropped(m_last->forward(x)), x);
    return m_head->forward(x);
}

}  // namespace glioscope
