#pragma once

// One training window out of one prepared case: a single trilinear resample (flip, rotation, scale,
// position), then changes of intensity inside the brain. Pure: the same stream gives the same
// window on any number of threads.

#include "segmentation/system/random_stream.h"
#include "training/patches/patch_file.h"
#include "training/settings/augmentation_options.h"
#include "training/windows/training_sample.h"

#include <cstdint>
#include <vector>

namespace glioscope {

/// Where tumour is, so that windows can be centred on it.
struct TumourIndex {
    std::vector<std::uint32_t> whole;      ///< voxel numbers with more than half inside WT
    std::vector<std::uint32_t> enhancing;  ///< the same for ET
};
[[nodiscard]] TumourIndex indexTumour(const PatchCase& patch);

struct WindowOptions {
    Index3 size = {80, 96, 80};
    double foregroundShare = 0.6;  ///< share of windows centred on tumour
    AugmentationOptions augmentation = {};
};

[[nodiscard]] TrainingSample sampleWindow(const PatchCase& patch, const TumourIndex& tumour,
                                          const WindowOptions& options, RandomStream random);

}  // namespace glioscope
