#pragma once

// The same figures by the shortest way from their definitions: every pair of surface points is
// looked at, parts grow by asking every voxel again. Slow, for small masks.

#include "segmentation/metrics/lesions.h"
#include "segmentation/volume/volume.h"
#include "tests/support/synthetic_volume.h"

#include <vector>

namespace glioscope::test {

/// A point of a surface in mm, with its area where it has one, else 1.
struct DirectPoint {
    Vec3 mm;
    double area = 1;
};

/// Edge voxels: removed by a 6-connected erosion.
[[nodiscard]] std::vector<DirectPoint> directEdges(const Mask& mask);
/// Corners between voxels of both kinds, with the areas of their codes.
[[nodiscard]] std::vector<DirectPoint> directElements(const Mask& mask);

struct DirectSurfaceFigures {
    double hausdorff = 0, hausdorff95 = 0, areaHausdorff95 = 0, mean = 0, shareWithin = 0;
};
/// Neither is empty.
[[nodiscard]] DirectSurfaceFigures directFigures(const std::vector<DirectPoint>& prediction,
                                                 const std::vector<DirectPoint>& reference,
                                                 double toleranceMm);

[[nodiscard]] LesionFigures directLesions(const Mask& prediction, const Mask& reference,
                                          const LesionRules& rules);

/// Blobs and scattered voxels, some at the border, sometimes none; on 4 to 13 voxels an axis.
[[nodiscard]] Mask randomMask(const Geometry& grid, Random& random);
[[nodiscard]] Geometry randomGrid(Random& random);

}  // namespace glioscope::test
