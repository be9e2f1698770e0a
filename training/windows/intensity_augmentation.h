#pragma once

// Changes of intensity that scanners and protocols make: contrast, brightness, gamma, bias field,
// noise, blur, thick voxels. Only the inside of the brain changes; the background stays 0.

#include "segmentation/system/random_stream.h"
#include "training/settings/augmentation_options.h"
#include "training/windows/training_sample.h"

#include <vector>

namespace glioscope {

/// `brain` is 1 or 0 a voxel of the window.
void augmentIntensities(TrainingSample& window, const std::vector<float>& brain,
                        const AugmentationOptions& options, RandomStream& random);

}  // namespace glioscope
