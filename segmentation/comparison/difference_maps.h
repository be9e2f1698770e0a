#pragma once

// What several segmentations say together, and where one errs against another, as maps that are
// drawn over the images. Pure functions of values, any thread; some 10 ms for a BraTS grid.

#include "segmentation/comparison/votes.h"
#include "segmentation/session/layer.h"

namespace glioscope {

/// How many of the segmentations say so, a voxel.
[[nodiscard]] ScalarContent agreementMap(const Votes& votes, Structure structure);

/// Segmentation `layer` held against `reference`, both numbers of the votes: a Verdict a voxel.
[[nodiscard]] ScalarContent errorMap(const Votes& votes, std::size_t layer, std::size_t reference,
                                     Structure structure);

}  // namespace glioscope
