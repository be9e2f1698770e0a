#pragma once

// A closed surface as triangles in LPS mm: a value without toolkit. Pure functions, any thread.

#include "segmentation/volume/geometry.h"
#include "viewer/meshes/joined_points.h"

#include <array>
#include <cstdint>
#include <vector>

namespace glioscope {

struct TriangleMesh {
    using Triangle = std::array<std::int32_t, 3>;

    std::vector<Vec3> points;         ///< LPS mm
    std::vector<Triangle> triangles;  ///< of points, counterclockwise seen from outside

    [[nodiscard]] bool empty() const { return triangles.empty(); }
};

struct EnclosedVolume {
    double mm3 = 0;  ///< positive where the triangles look outwards
    Vec3 centroidLps = {0, 0, 0};
};
/// By the divergence theorem; zeros for an empty mesh.
[[nodiscard]] EnclosedVolume enclosedBy(const TriangleMesh& mesh);

/// A third of the area of each point's triangles as a vector that looks outwards: how fast the
/// enclosed volume grows when the point moves along it.
[[nodiscard]] std::vector<Vec3> areaVectors(const TriangleMesh& mesh);

/// Of length 1, outwards: the mean of each point's triangles by their area.
[[nodiscard]] std::vector<Vec3> vertexNormals(const TriangleMesh& mesh);

/// The same, averaged with those around it, for light: what is left of a voxel's steps is below
/// what a surface of voxels can tell.
[[nodiscard]] std::vector<Vec3> shadingNormals(const TriangleMesh& mesh);

/// Of a surface.
[[nodiscard]] ConnectedParts connectedParts(const TriangleMesh& mesh);

/// For each connected part.
[[nodiscard]] std::vector<double> enclosedMm3(const TriangleMesh& mesh,
                                              const ConnectedParts& parts);

}  // namespace glioscope
