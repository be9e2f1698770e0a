#pragma once

// A head in blocks of about 4 mm, which is what comparing the sequences of a case takes: some ten
// thousand blocks instead of nine million voxels, and the same ones whatever the voxels' order.

#include "segmentation/volume/background.h"

#include <cstdint>
#include <vector>

namespace glioscope {

struct HeadSample {
    Geometry geometry;               ///< of the blocks, their axes as in reorientedToLps
    std::vector<float> values;       ///< mean of a block's voxels that belong to the head
    std::vector<std::uint8_t> head;  ///< 1 where they are more than half of the block
    bool noisyAir = false;           ///< noise around it: where the head ends is not certain
};

/// Empty, without blocks, where the image has no background or its voxels all have one value. Some
/// 20 ms for 9 million voxels. Any thread.
[[nodiscard]] HeadSample sampleHead(const Image& image,
                                    const std::optional<Background>& background);

/// Of one case, indexed by Sequence; null where there is none.
using HeadSamples = std::array<const HeadSample*, 4>;

/// Those that can be held against each other: not empty, and with blocks on the first one's grid.
[[nodiscard]] HeadSamples comparable(const HeadSamples& samples);

}  // namespace glioscope
