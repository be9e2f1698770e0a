#pragma once

// The reference's ResUNet3D: pre-activation residual blocks, strided convolutions down,
// nearest-neighbour doubling up.

#include "segmentation/networks/architectures/layers.h"
#include "segmentation/networks/architectures/segmentation_network.h"

#include <vector>

namespace glioscope {

class ResUNet final : public SegmentationNetwork {
public:
    explicit ResUNet(const LayerContext& context);
    /// Where the normalisation treats channels by themselves; else nothing changes.
    void fuseUpsampling(at::ScalarType type) override;

private:
    struct ResidualBlock;

    [[nodiscard]] at::Tensor run(at::Tensor input) override;

    std::vector<std::shared_ptr<ResidualBlock>> m_encoder;  ///< the last is the bottleneck
    std::vector<std::shared_ptr<ResidualBlock>> m_decoder;  ///< coarsest first
    std::shared_ptr<Convolution> m_head;
};

}  // namespace glioscope
