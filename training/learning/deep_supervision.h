#pragma once

// Auxiliary outputs at the decoder's coarser levels, for training alone (Lee 2015; weights as in
// nnU-Net): a 1x1x1 convolution at half and at quarter resolution, its loss against the mean share
// of each region in the larger voxels. They are no part of the network, so a model file knows
// nothing of them.

#include "training/peers/peers.h"
#include "training/settings/training_choices.h"

#include <torch/nn/modules/conv.h>

#include <vector>

namespace glioscope {

class SegmentationNetwork;

class AuxiliaryHeads : public torch::nn::Module {
public:
    /// Watches the decoder of `network`, which is on the CPU here and must not be run without these
    /// heads any more; moving both to a device comes after.
    explicit AuxiliaryHeads(SegmentationNetwork& network);

    /// (L0 + L1 / 2 + L2 / 4) / 1.75 for the pass that gave `logits`; `regions` as in losses.h.
    [[nodiscard]] at::Tensor loss(LossKind kind, const at::Tensor& logits,
                                  const at::Tensor& regions, const Peers& peers = Peers());

private:
    std::vector<torch::nn::Conv3d> m_heads;  ///< level 1 first
    std::vector<at::Tensor> m_features;      ///< of the last pass, coarsest first
};

}  // namespace glioscope
