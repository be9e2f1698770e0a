#include "segmentation/networks/architectures/segmentation_network.h"

#include "segmentation/networks/architectures/layers.h"
#include "segmentation/system/error.h"

#include <utility>

namespace glioscope {
namespace {

std::int64_t roundUp(std::int64_t value, std::int64_t multiple)
{
    return (value + multiple - 1) / multiple * multiple;
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
        throw Error(Sentence::of(
            "The network expects %1 sequences of a volume and was given something else.",
            m_config.inputChannels));
    }
    if (m_config.norm == FeatureNorm::BatchPerZ && input.size(4) != m_config.batchPerZLength) {
        throw Error(
            Sentence::of("This network normalises by slice and takes exactly %1 slices, not %2.",
                         m_config.batchPerZLength, input.size(4)));
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

double SegmentationNetwork::executedShare() const
{
    return 1 - m_clock->saved() / m_clock->total();
}

}  // namespace glioscope
