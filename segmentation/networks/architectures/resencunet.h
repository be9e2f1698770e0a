#pragma once

// The residual-encoder UNet of nnU-Net (Isensee et al. 2024, "nnU-Net Revisited",
// arXiv:2404.09556): an encoder of residual blocks, more of them the coarser the level, and a
// decoder of one convolution a level behind a transposed convolution. Here with ReLU, and with five
// levels, so that windows of 64 voxels still have 4 at the coarsest.

#include "segmentation/networks/architectures/layers.h"
#include "segmentation/networks/architectures/segmentation_network.h"

#include <vector>

namespace glioscope {

class ResEncUNet final : public SegmentationNetwork {
public:
    explicit ResEncUNet(const LayerContext& context);
    void fuseUpsampling(at::ScalarType) override {}  // a transposed convolution is none to fuse

private:
    struct Stage;
    struct DecoderLevel;

    [[nodiscard]] at::Tensor run(at::Tensor input) override;

    std::vector<std::shared_ptr<Stage>> m_encoder;
    std::vector<std::shared_ptr<DecoderLevel>> m_decoder;  ///< coarsest first
    std::shared_ptr<Convolution> m_head;
};

}  // namespace glioscope
