#pragma once

// How one pane's planes lie in a voxel grid: which index axis runs to the right, which downwards
// and which out of the picture, so that patient directions come out by convention whatever the
// order of voxels in memory. Planes always follow the grid's own axes, assigned jointly to the
// closest world axes: a slice is one layer of voxels, never interpolated through the plane, also
// where the grid is oblique. Pure geometry.

#include "segmentation/volume/geometry.h"
#include "viewer/state/view_style.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace glioscope {

enum class SlicePlane : std::uint8_t { Axial, Coronal, Sagittal };

[[nodiscard]] std::string_view displayName(SlicePlane plane);  ///< "Axial", ...

/// Patient directions at the picture's edges: L R A P S I. On grids turned by more than 15 degrees
/// the second letter names the direction it leans to, as in "LP".
struct EdgeLetters {
    std::string left, right, top, bottom;
    bool operator==(const EdgeLetters&) const = default;
};

class SliceFrame {
public:
    SliceFrame() = default;
    /// Axial: right L, down P, stepping to S. Coronal: right L, down I, stepping to A. Sagittal:
    /// right P, down I, stepping to L. Neurological: right R in axial and coronal.
    SliceFrame(const Geometry& grid, SlicePlane plane, Convention convention);

    [[nodiscard]] int columns() const { return m_size[0]; }
    [[nodiscard]] int rows() const { return m_size[1]; }
    [[nodiscard]] int slices() const { return m_size[2]; }
    /// Distance of neighbouring columns, rows and slices, mm.
    [[nodiscard]] const Vec3& spacingMm() const { return m_spacingMm; }
    /// World position of continuous (column, row, slice); voxel centres are whole numbers.
    [[nodiscard]] Vec3 toLps(const Vec3& columnRowSlice) const;
    [[nodiscard]] Vec3 fromLps(const Vec3& lps) const;
    /// Nearest slice, clipped to the grid.
    [[nodiscard]] int sliceAt(const Vec3& lps) const;
    /// Index axis (0..2) of columns, rows and slices, and whether they run against it.
    [[nodiscard]] const Index3& axes() const { return m_axes; }
    [[nodiscard]] const std::array<bool, 3>& reversed() const { return m_reversed; }
    [[nodiscard]] const Geometry& grid() const { return m_grid; }
    [[nodiscard]] EdgeLetters edgeLetters() const;
    bool operator==(const SliceFrame&) const = default;

private:
    Geometry m_grid;
    Index3 m_axes = {0, 1, 2};
    std::array<bool, 3> m_reversed = {false, false, false};
    Index3 m_size = {0, 0, 0};
    Vec3 m_spacingMm = {1, 1, 1};
};

/// Letters of a direction in LPS, strongest first: at most two, as described at EdgeLetters.
[[nodiscard]] std::string directionLetters(const Vec3& directionLps);

}  // namespace glioscope
