#include "training/learning/deep_supervision.h"

#include "segmentation/networks/architectures/network.h"
#include "training/learning/losses.h"

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>

#include <utility>

namespace glioscope {
namespace {

constexpr std::size_t kLevels = 2;

/// Mean over blocks of 2^level voxels, after filling up with background to what the network padded
/// to.
at::Tensor coarsened(const at::Tensor& regions, const at::Tensor& features, std::int64_t level)
{
    const std::int64_t edge = std::int64_t{1} << level;
    std::vector<std::int64_t> padding;
    for (const int axis : {4, 3, 2}) {
        padding.insert(padding.end(), {0, features.size(axis) * edge - regions.size(axis)});
    }
    return at::avg_pool3d(at::constant_pad_nd(regions, padding), edge);
}

}  // namespace

AuxiliaryHeads::AuxiliaryHeads(SegmentationNetwork& network)
{
    network.setDecoderObserver([this](const at::Tensor& f) { m_features.push_back(f); });
    const at::NoGradGuard noGradient;
    const NetworkConfig& config = network.config();
    network.eval();  // so that the look at the shapes leaves running means alone
    (void)network.forward(at::zeros({1, config.inputChannels, 16, 16, config.batchPerZLength}));
    const std::vector<at::Tensor> features = std::exchange(m_features, {});
    for (std::size_t level = 1; level <= kLevels; ++level) {
        const std::int64_t channels = features[features.size() - level].size(1);
        m_heads.push_back(register_module(
            "level" + std::to_string(level),
            torch::nn::Conv3d(torch::nn::Conv3dOptions(channels, config.outputChannels, 1))));
    }
}

at::Tensor AuxiliaryHeads::loss(LossKind kind, const at::Tensor& logits, const at::Tensor& regions,
                                const Peers& peers)
{
    const std::vector<at::Tensor> features = std::exchange(m_features, {});
    at::Tensor sum = trainingLoss(kind, logits, regions, peers);
    double weight = 1, weights = 1;
    for (std::size_t level = 1; level <= kLevels; ++level) {
        const at::Tensor& input = features[features.size() - level];
        const at::Tensor target = coarsened(regions, input, static_cast<std::int64_t>(level));
        weight /= 2;
        weights += weight;
        sum = sum +
              weight * trainingLoss(kind, m_heads[level - 1](input.to(at::kFloat)), target, peers);
    }
    return sum / weights;
}

}  // namespace glioscope
