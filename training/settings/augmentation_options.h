#pragma once

// How a training window may differ from the case it is cut from, with the defaults.

#include "segmentation/volume/geometry.h"

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

}  // namespace glioscope
