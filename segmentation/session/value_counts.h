#pragma once

// How many voxels of a volume have each of its 256 values, counted once, so that what lies above
// any threshold is known at once.

#include "segmentation/volume/volume.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace glioscope {

struct ValueCounts {
    std::array<std::uint32_t, 256> voxels = {};
    double voxelMl = 0;

    /// Of the voxels whose value times `perStep` is greater than `threshold`.
    [[nodiscard]] double mlAbove(double threshold, double perStep) const;
};

/// The least of 0 to 255 that lies above; nothing where none does. A value that was rounded to 8
/// bits counts as the number it stands for.
[[nodiscard]] std::optional<std::uint8_t> leastAbove(double threshold, double perStep);

/// Milliseconds for a BraTS grid; any thread.
[[nodiscard]] ValueCounts countValues(const Volume<std::uint8_t>& volume);

}  // namespace glioscope
