#pragma once

// What a scanner makes of a head: blur, thick slices, a field of sensitivity, a curve of contrast
// and noise.

#include "segmentation/system/random_stream.h"
#include "segmentation/volume/geometry.h"

#include <vector>

namespace glioscope {

/// Changes `image`, [i, j, k] with k fastest, values about 0 to 1.5 and none below 0.
void acquire(std::vector<float>& image, const Index3& size, const Vec3& spacingMm,
             RandomStream& random);

/// Box of the voxels that lie in the field of view; all, or some planes at a side fewer.
struct FieldOfView {
    Index3 begin{};
    Index3 end{};
    [[nodiscard]] bool holds(int i, int j, int k) const
    {
        return i >= begin[0] && i < end[0] && j >= begin[1] && j < end[1] && k >= begin[2] &&
               k < end[2];
    }
};
[[nodiscard]] FieldOfView randomFieldOfView(const Index3& size, RandomStream& random);

}  // namespace glioscope
