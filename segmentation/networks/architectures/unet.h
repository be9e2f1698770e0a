#pragma once

// The reference's UNet3D: two 3x3x3 convolutions a level, max pooling down, nearest-neighbour
// doubling up. With a normalisation, it stands between each convolution and its ReLU.

#include "segmentation/networks/architectures/layers.h"
#include "segmentation/networks/architectures/segmentation_network.h"

#include <vector>

namespace glioscope {

class UNet final : public SegmentationNetwork {
public:
    explicit UNet(const LayerContext& context);
    void fuseUpsampling(at::ScalarType type) override;

private:
    struct DoubleConvolution;

    [[nodiscard]] at::Tensor run(at::Tensor input) override;

    std::vector<std::shared_ptr<DoubleConvolution>> m_encoder;  ///< the last is the bottleneck
    std::vector<std::shared_ptr<DoubleConvolution>> m_decoder;  ///< coarsest first
    std::shared_ptr<Convolution> m_head;
};

}  // namespace glioscope
