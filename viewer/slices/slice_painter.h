#pragma once

// Paints a slice into one picture at the resolution of the screen, so that the
// graphics card, or the processor in its place, fills every pixel once. Pure functions, no toolkit.

#include "segmentation/session/window_level.h"
#include "viewer/slices/slice_values.h"
#include "viewer/state/view_style.h"

#include <array>
#include <cstdint>
#include <vector>

namespace glioscope {

/// Four bytes a pixel: red, green, blue, alpha; rows from the top.
struct RgbaPicture {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgba;

    /// Keeps the memory where the size stays.
    void resize(int newWidth, int newHeight);
    [[nodiscard]] std::uint8_t* row(int y);
    [[nodiscard]] std::array<std::uint8_t, 4> at(int x, int y) const;
};

/// Which voxel a pixel shows: pixel x (its middle at x + 0.5) lies at column
/// `column0 + (x + 0.5) * columnsPerPixel`, rows alike. Voxel centres are whole numbers.
struct PixelMapping {
    double column0 = 0;
    double columnsPerPixel = 1;
    double row0 = 0;
    double rowsPerPixel = 1;
};

/// Fills the whole picture: grey by window and level, opaque black outside the slice. Enlarging
/// interpolates as asked, reducing averages over what a pixel covers. Not-a-number shows as black.
void paintSlice(const SliceValues<float>& slice, const PixelMapping& mapping,
                WindowLevel windowLevel, Interpolation interpolation, RgbaPicture& picture);

}  // namespace glioscope
