#pragma once

// A sequence of an aligned case as a model for brains wants it: on the model's grid, interpolated
// once from the voxels that were read, and without what is no brain. Pure functions.

#include "segmentation/registration/case_alignment.h"

namespace glioscope {

struct StrippedSequence {
    Image image;  ///< outside the brain one value, below all within it
    /// Of the brain, what lies beyond the sequence's own slices: background in `image`.
    double uncoveredShare = 0;
};

/// `brain` lies on the grid that is asked for, in the T1ce's world.
[[nodiscard]] StrippedSequence strippedSequence(const Case& loaded, const CaseAlignment& alignment,
                                                Sequence sequence, const Mask& brain);

/// A mask on another grid: its border where a linear interpolation is a half.
[[nodiscard]] Mask maskOn(const Mask& mask, const Geometry& grid);

}  // namespace glioscope
