#pragma once

// Windows of a loader side by side, as a network takes them. For sources that know LibTorch.

#include "training/window_loader.h"

#include <torch/torch.h>

#include <string>
#include <vector>

namespace glioscope {

struct Batch {
    std::vector<LoadedWindow> windows;  ///< the tensors of one window lie on its memory
    at::Tensor images;                  ///< [N, 4, i, j, k], channels last
    at::Tensor regions;                 ///< [N, 3, i, j, k], channels last
    std::string cases;                  ///< names of the windows' cases
};

/// The next `size` windows of `loader`, on `device`.
[[nodiscard]] Batch nextBatch(WindowLoader& loader, int size, const torch::Device& device);

}  // namespace glioscope
