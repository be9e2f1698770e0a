#pragma once

// One training window out of one prepared case: a single trilinear resample (flip, rotation, scale,
// position), then changes of intensity inside the brain. Pure: the same stream gives the same
// window on any number of threads.

#include "training/patch_file.h"
#include "training/random_stream.h"

#include <cstdint>
#include <vector>

namespace glioscope {

struct AugmentationOptions {
    bool enabled = true;                ///< false: the unrotated window, for tests and comparisons
    Vec3 flipChance = {0.5, 0.1, 0.1};  ///< along i (left-right), j, k
    double rotationDegrees = 15;        ///< largest, about each axis
    double smallestScale = 0.85;        ///< of the anatomy
    double largestScale = 1.2;
    double brightness = 0.15;  ///< standard deviation of the shift, in units of the z-score
    double smallestContrast = 0.75;
    double largestContrast = 1.3;
    double gammaChance = 0.3;  ///< each channel
    double noiseChance = 0.2;  ///< all channels, standard deviation up to 0.15
    double blurChance = 0.15;  ///< each channel, about one voxel wide
    double lowResolutionChance =
        0.125;                      ///< each channel, 1 to 2 times thicker voxels on every axis
    double biasFieldChance = 0.25;  ///< each channel, a smooth factor between about 0.7 and 1.4
};

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

/// Memory order as PatchCase: [i, j, k] with the channels of a voxel side by side.
struct TrainingSample {
    Index3 size = {0, 0, 0};
    std::vector<float> images;   ///< 4 a voxel
    std::vector<float> regions;  ///< 3 a voxel, 0 to 1
};

[[nodiscard]] TrainingSample sampleWindow(const PatchCase& patch, const TumourIndex& tumour,
                                          const WindowOptions& options, RandomStream random);

}  // namespace glioscope
