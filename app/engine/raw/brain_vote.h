#pragma once

// One brain from what was found in each sequence of an aligned case: where most say so. Pure
// functions.

#include "segmentation/registration/rigid_transform.h"

#include <vector>

namespace glioscope {

struct BrainVote {
    Mask brain;              ///< on the sequence's own grid
    RigidTransform toImage;  ///< from the world of the first vote to the sequence's
};

/// On the grid of `own`, the first vote: the largest part, without holes, of what more than half of
/// all votes call brain, each interpolated linearly. A sequence that does not reach a place votes
/// there as `own` does.
[[nodiscard]] Mask votedBrain(const Mask& own, const std::vector<BrainVote>& others);

}  // namespace glioscope
