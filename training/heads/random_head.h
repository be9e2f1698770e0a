#pragma once

// A brain inside a head that never was: one image of one window, and the share of every voxel that
// is brain or the fluid around it. Shape, contrast and acquisition are drawn at random, so that a
// network trained on such heads finds the brain in any one sequence (SynthStrip, Hoopes 2022;
// MindGrab, Doan 2025). Pure: the same stream gives the same head on any number of threads.

#include "training/heads/stripped_brain.h"

#include "segmentation/system/random_stream.h"

#include <vector>

namespace glioscope {

struct RandomHead {
    Index3 size = {0, 0, 0};
    std::vector<float> image;  ///< as normaliseByPercentiles() leaves it; [i, j, k], k fastest
    std::vector<float> brain;  ///< 0 to 1, same order
};

/// On a grid of the brain's spacing. About one head in seven is none: a brain that is stripped
/// already.
[[nodiscard]] RandomHead randomHead(const StrippedBrain& brain, const Index3& size,
                                    RandomStream random);

}  // namespace glioscope
