#pragma once

// A smoothed surface around marked voxels that encloses what they do. Any thread, also several at
// once; no rendering.

#include "segmentation/volume/volume.h"
#include "viewer/meshes/triangle_mesh.h"

#include <functional>
#include <optional>

namespace glioscope {

/// How much of the voxels' staircase is taken off: lower is smoother.
inline constexpr double kLabelPassBand = 0.06;

/// Closed as voxelBoundary(), smoothed by Taubin's low-pass filter, then moved along its normals
/// until every connected part encloses what it did before, inner surfaces too: the filter alone
/// takes 5 % of a ball of 32 voxels and all of a single voxel. `stop` is asked all along, on the
/// calling thread; nothing soon after it says true. An empty mesh for an empty mask, which is of
/// maskOf() or cropped().
[[nodiscard]] std::optional<TriangleMesh> smoothSurface(const Mask& mask,
                                                        double passBand = kLabelPassBand,
                                                        const std::function<bool()>& stop = {});

}  // namespace glioscope
