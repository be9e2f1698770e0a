#pragma once

// The places where segmentations disagree, one by one: what a reader goes through. A place is a
// 26-connected part of voxels on which the same segmentations say that they belong to a structure
// and the others say that they do not, so that who says what holds for all of it. The places
// together are all voxels on which not all agree (the XOR), each in one place.

#include "segmentation/comparison/votes.h"

#include <vector>

namespace glioscope {

struct Disagreement {
    LayerSet sayIt = 0;  ///< the other segmentations do not
    std::size_t voxels = 0;
    double ml = 0;
    /// Where to look: a voxel that is as far as any of its voxels from its border (in mm along the
    /// axes of the grid); of several those in the slice along k that has the most of it, and of
    /// these the one nearest to its middle.
    Index3 voxel = {0, 0, 0};
    bool operator==(const Disagreement&) const = default;
};

/// The largest first; of equals the one whose first voxel comes first in memory. Some 40 ms for
/// the tumour of a BraTS case, any thread.
[[nodiscard]] std::vector<Disagreement> disagreementsOf(const Votes& votes);

}  // namespace glioscope
