#include "segmentation/case/formats/volume_header.h"

#include "segmentation/case/model/file_error.h"

#include <cmath>

namespace glioscope {

void setAxes(Geometry& geometry, const std::array<Vec3, 3>& steps,
             const std::filesystem::path& file)
{
    for (std::size_t axis = 0; axis < 3; ++axis) {
        const Vec3& along = steps[axis];
        geometry.spacingMm[axis] = std::hypot(along[0], along[1], along[2]);
        for (std::size_t w = 0; w < 3; ++w) {
            geometry.direction[w][axis] = along[w] / geometry.spacingMm[axis];
        }
    }
    // The smallest voxel anybody has is far above a cubic micrometre, 1e-9.
    const double volume = geometry.spacingMm[0] * geometry.spacingMm[1] * geometry.spacingMm[2];
    const double det = determinant(geometry.direction);
    if (!(std::abs(det) * volume > 1e-12)) {
        fail(file, Sentence::of(
                       "has an orientation that flattens its voxels to nothing; export it again."));
    }
}

}  // namespace glioscope
