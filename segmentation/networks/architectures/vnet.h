#pragma once

// The reference's VNet: residual blocks of 5x5x5 (or 3x3x3) convolutions, strided 2x2x2
// convolutions down, transposed ones up. The reference leaves the two convolutions at full
// resolution linear; with FeatureNorm::Instance or Group they are normalised and activated like all
// others.

#include "segmentation/networks/architectures/layers.h"
#include "segmentation/networks/architectures/segmentation_network.h"

#include <vector>

namespace glioscope {

class VNet final : public SegmentationNetwork {
public:
    explicit VNet(const LayerContext& context);
    /// Nothing to do: its decoder learns how to double.
    void fuseUpsampling(at::ScalarType) override {}

private:
    struct ConvolutionBlock;
    struct FullResolution;

    [[nodiscard]] at::Tensor run(at::Tensor input) override;
    [[nodiscard]] at::Tensor dropped(at::Tensor x) const;

    std::shared_ptr<FullResolution> m_first;
    std::shared_ptr<FullResolution> m_last;
    std::vector<std::shared_ptr<Convolution>> m_down;
    std::vector<std::shared_ptr<ConvolutionBlock>> m_encoder;
    std::vector<std::shared_ptr<TransposedConvolution>> m_up;  ///< coarsest first
    std::vector<std::shared_ptr<ConvolutionBlock>> m_decoder;  ///< coarsest first, none at level 0
    std::shared_ptr<Convolution> m_head;
};

}  // namespace glioscope
