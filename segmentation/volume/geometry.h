#pragma once

// Where a voxel grid lies in the world. The world frame is LPS in millimetres everywhere (as in ITK
// and DICOM): +x to the patient's left, +y to posterior, +z to superior. Index order is i, j, k
// with i fastest. A geometry never reorders voxels; orientation stays in the direction matrix.

#include <array>
#include <cstddef>
#include <string>

namespace glioscope {

using Vec3 = std::array<double, 3>;
using Index3 = std::array<int, 3>;
/// Row-major 3x3 matrix: m[row][column].
using Mat3 = std::array<Vec3, 3>;

inline constexpr Mat3 kIdentity3 = {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};

struct Geometry {
    Index3 size = {0, 0, 0};      ///< voxels along i, j, k
    Vec3 spacingMm = {1, 1, 1};   ///< distance of neighbouring voxel centres along i, j, k
    Vec3 originLps = {0, 0, 0};   ///< centre of voxel (0, 0, 0), mm
    Mat3 direction = kIdentity3;  ///< column c is the unit LPS direction of index axis c

    [[nodiscard]] std::size_t voxelCount() const
    {
        return static_cast<std::size_t>(size[0]) * static_cast<std::size_t>(size[1]) *
               static_cast<std::size_t>(size[2]);
    }
    [[nodiscard]] std::size_t offset(int i, int j, int k) const
    {
        return static_cast<std::size_t>(i) +
               static_cast<std::size_t>(size[0]) *
                   (static_cast<std::size_t>(j) +
                    static_cast<std::size_t>(size[1]) * static_cast<std::size_t>(k));
    }
    [[nodiscard]] double voxelVolumeMl() const;

    /// World position (LPS mm) of a continuous voxel index.
    [[nodiscard]] Vec3 toLps(const Vec3& ijk) const;
    /// Continuous voxel index of a world position (LPS mm).
    [[nodiscard]] Vec3 toIjk(const Vec3& lps) const;
    /// Nearest voxel of a world position; it may lie outside the grid.
    [[nodiscard]] Index3 nearestVoxel(const Vec3& lps) const;
    [[nodiscard]] bool contains(const Index3& ijk) const;
    /// World position of the middle of the grid.
    [[nodiscard]] Vec3 centreLps() const;

    bool operator==(const Geometry&) const = default;
};

/// Which index axis runs along which world axis: `axis[w]` is the index axis closest to world axis
/// w (0 = L, 1 = P, 2 = S), `flipped[w]` whether it runs against it. The three are assigned
/// jointly, so that a strongly oblique grid never uses one index axis twice.
struct AxisAssignment {
    std::array<int, 3> axis = {0, 1, 2};
    std::array<bool, 3> flipped = {false, false, false};
    bool operator==(const AxisAssignment&) const = default;
};

[[nodiscard]] AxisAssignment closestWorldAxes(const Geometry& geometry);

/// Three letters of the directions in which i, j and k run, such as "LPS" or "RAS".
[[nodiscard]] std::string orientationCode(const Geometry& geometry);

/// Largest distance in mm between corresponding corners of two grids; infinity where sizes differ.
[[nodiscard]] double maxCornerDisplacementMm(const Geometry& a, const Geometry& b);

/// True where two grids of one size differ by less than a tenth of the smallest voxel edge: header
/// jitter, not another position.
[[nodiscard]] bool samePhysicalGrid(const Geometry& a, const Geometry& b);

/// "240x240x155 voxels of 1x1x1 mm, LPS, from (0, -239, 0)", for messages.
[[nodiscard]] std::string describe(const Geometry& geometry);

[[nodiscard]] double determinant(const Mat3& m);
/// Inverse of a matrix whose determinant is not 0.
[[nodiscard]] Mat3 inverse(const Mat3& m);
[[nodiscard]] Vec3 multiply(const Mat3& m, const Vec3& v);

}  // namespace glioscope
