#pragma once

// The surfaces of two masks and how far each lies from the other, in the two published ways: edge
// voxels (MONAI) and surface elements with an area (surface-distance). Nothing outside the box of
// both masks is looked at, which changes no distance.

#include "segmentation/volume/reorient.h"
#include "segmentation/volume/volume.h"

#include <optional>
#include <vector>

namespace glioscope {

/// From every point of one surface to the nearest of the other.
struct SurfaceSide {
    std::vector<double> distancesMm;
    std::vector<double> areasMm2;  ///< one a distance; none: all count alike
};

struct SurfaceDistances {
    SurfaceSide fromPrediction;
    SurfaceSide fromReference;
};

/// Between edge voxels: those with one of their six neighbours outside the mask or the grid.
/// Both sides are empty where a mask is. Throws Error where the masks have different sizes;
/// spacing is taken from `prediction`. So with the next.
[[nodiscard]] SurfaceDistances edgeDistances(const Mask& prediction, const Mask& reference);

/// Between surface elements: the corners of voxels around which the mask neither fills nor spares
/// all eight, each with the area of its marching-cubes polygons.
[[nodiscard]] SurfaceDistances elementDistances(const Mask& prediction, const Mask& reference);

/// Percentile of a side with linear interpolation between order statistics, as numpy and
/// torch.quantile do; NaN of none.
[[nodiscard]] double percentileMm(const SurfaceSide& side, double percentile);
/// The larger of both sides.
[[nodiscard]] double hausdorffMm(const SurfaceDistances& distances, double percentile);
/// The larger of both sides' percentiles by area, as compute_robust_hausdorff of surface-distance.
[[nodiscard]] double areaHausdorffMm(const SurfaceDistances& distances, double percentile);
/// Mean over the points of both sides.
[[nodiscard]] double meanDistanceMm(const SurfaceDistances& distances);
/// Share of both surfaces, by area where there are areas, within `toleranceMm` of the other.
[[nodiscard]] double shareWithin(const SurfaceDistances& distances, double toleranceMm);

/// Smallest box of the non-zero voxels of either mask; they have one size.
[[nodiscard]] std::optional<VoxelBox> unionBox(const Mask& a, const Mask& b);

}  // namespace glioscope
