#pragma once

// What a slice shows of a slab around it: the largest, the mean or the smallest of the values along
// the slice's normal, which is that of the voxels, also where the grid is oblique. Pure.

#include "viewer/slices/slice_values.h"
#include "viewer/state/view_style.h"

#include <string>
#include <vector>

namespace glioscope {

/// A slice of a slab and how much of it lies within.
struct SlabSlice {
    int slice = 0;
    double weight = 1;  ///< part of its thickness, above 0
};

/// Slices whose middles lie at most half of the slab's thickness from the middle of `slice`, for a
/// mean also those that reach into it with a part; outside the grid there are none.
[[nodiscard]] std::vector<SlabSlice> slicesOf(const Slab& slab, const SliceFrame& frame, int slice);

/// The slice itself without a projection. Values that are no numbers, or lie outside an image on a
/// grid of its own, are left out; 0 where there is none.
[[nodiscard]] SliceValues<float> slabOf(const Image& image, const SliceFrame& frame, int slice,
                                        const Slab& slab);

/// "MIP 10 mm", "Mean 10 mm", "MinIP 10 mm"; empty without a projection.
[[nodiscard]] std::string slabText(const Slab& slab);

}  // namespace glioscope
