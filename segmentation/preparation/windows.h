#pragma once

// Where windows lie and how they are blended: pure functions of sizes, along one axis at a time.

#include "segmentation/volume/geometry.h"

#include <vector>

namespace glioscope {

/// First voxels of the windows that cover `length` voxels with at least `overlap` (0 to below 1) of
/// a window shared by neighbours: the fewest there can be, evenly spread, the first at 0 and the
/// last ending at `length`. One window at 0 where it is as long as the axis or longer.
[[nodiscard]] std::vector<int> windowStarts(int length, int window, double overlap);

/// The shortest window, a multiple of `multiple`, of which `count` cover `length` with that
/// overlap.
[[nodiscard]] int windowForCount(int length, int count, double overlap, int multiple);

/// exp(-x^2 / 2 s^2) with x from the middle of the window and s = window / 8 (nnU-Net, MONAI);
/// nowhere below 1e-3, so that a voxel seen by one window's edge alone still has a weight.
[[nodiscard]] std::vector<float> gaussianWeights(int window);

/// Start of every window of a volume, i fastest.
[[nodiscard]] std::vector<Index3> windowPositions(const Index3& size, const Index3& window,
                                                  double overlap);

}  // namespace glioscope
