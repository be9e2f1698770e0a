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

/// Intensities of volume t after slope and intercept; values that are not finite become 0.
[[nodiscard]] std::vector<float> toIntensities(const RawVolume& raw, std::size_t t);

}  // namespace glioscope
