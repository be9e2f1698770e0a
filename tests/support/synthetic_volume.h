#pragma once

// Small grids and volumes on which a mistake in geometry shows: not cubic, anisotropic, oblique,
// mirrored, every value unique, and a marker without any symmetry.

#include "segmentation/volume/volume.h"

#include <cstdint>
#include <string>
#include <vector>

namespace glioscope::test {

struct NamedGeometry {
    std::string name;
    Geometry geometry;
};

/// 20x25x14 voxels of 0.9x1.2x2.5 mm on the world axes.
[[nodiscard]] Geometry anisotropicGeometry();

/// The same turned by 25 degrees about (1, 2, 3), so that no axis lies along the world's.
[[nodiscard]] Geometry obliqueGeometry();

/// The same with index axes running to A, S and R: permuted, flipped, positive determinant.
[[nodiscard]] Geometry permutedGeometry();

/// The oblique one with its first axis mirrored: negative determinant.
[[nodiscard]] Geometry mirroredGeometry();

/// The four above, for data-driven tests.
[[nodiscard]] std::vector<NamedGeometry> trickyGeometries();

/// All 48 ways to lay three index axes along six world directions, with the spacing and size of
/// anisotropicGeometry(); the name is the orientation code.
[[nodiscard]] std::vector<NamedGeometry> allAxisOrders();

/// Rotation by `degrees` about an axis that need not be of unit length.
[[nodiscard]] Mat3 rotation(const Vec3& axis, double degrees);

/// Value = 1 + offset of the voxel: no two alike, none 0.
[[nodiscard]] Image uniqueImage(const Geometry& geometry);

/// Value = gradient . position (LPS mm) + constant: linear interpolation reproduces it everywhere.
[[nodiscard]] Image rampImage(const Geometry& geometry, const Vec3& gradientPerMm, double constant);

/// Labels of an L in the world, around the grid's middle: a stem of necrosis along S, a foot of
/// oedema at its lower end to L, a short toe of enhancing tumour at its upper end to P.
[[nodiscard]] LabelMap markerLabels(const Geometry& geometry);

/// The marker as intensities: 100 around it, 200, 300 and 400 in its three labels.
[[nodiscard]] Image markerImage(const Geometry& geometry);

/// The same numbers on every machine; a test's own source of chance.
class Random {
public:
    explicit Random(std::uint64_t seed) : m_state(seed) {}
    [[nodiscard]] std::uint64_t next();
    /// In [0, 1).
    [[nodiscard]] double uniform();
    /// In [0, end).
    [[nodiscard]] int below(int end);

private:
    std::uint64_t m_state;
};

}  // namespace glioscope::test
