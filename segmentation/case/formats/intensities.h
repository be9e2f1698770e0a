#pragma once

// From the stored numbers of a file to floats, with slope and intercept applied: the one tight
// loop.

#include "segmentation/case/formats/raw_volume.h"

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

namespace glioscope {

using BlockTaker = std::function<void(std::span<const float>)>;

/// Hands over the intensities of volume t in order, some thousand at a time; see toIntensities.
/// Returns how many were not finite.
std::size_t forEachBlock(const RawVolume& raw, std::size_t t, const BlockTaker& take);

struct Intensities {
    std::vector<float> values;  ///< after slope and intercept; those that are not finite became 0
    std::size_t nonFinite = 0;  ///< how many did
};

[[nodiscard]] Intensities toIntensities(const RawVolume& raw, std::size_t t);

}  // namespace glioscope
