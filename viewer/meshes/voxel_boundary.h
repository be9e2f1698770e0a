#pragma once

// The faces between marked voxels and others as a closed surface, before any smoothing. Pure
// functions, any thread.

#include "segmentation/volume/volume.h"
#include "viewer/meshes/triangle_mesh.h"

namespace glioscope {

/// 1 where the map has a wanted label, in the smallest box that holds them and one voxel around it,
/// so that surfaces close at the volume's rim too; empty where there is none.
[[nodiscard]] Mask maskOf(const LabelMap& map, const PerLabel<bool>& wanted);

/// The same of a mask.
[[nodiscard]] Mask cropped(const Mask& mask);

/// Faces between voxels of which one is marked.
[[nodiscard]] std::size_t faceCount(const Mask& mask);

/// Encloses exactly the marked voxels. Every edge has exactly two triangles, and those of a point
/// are one ring: where voxels touch at an edge or a corner alone, each has points of its own.
/// The outermost voxels of the mask are not marked, as maskOf() gives it; at most 2^28 faces.
[[nodiscard]] TriangleMesh voxelBoundary(const Mask& mask);

}  // namespace glioscope
