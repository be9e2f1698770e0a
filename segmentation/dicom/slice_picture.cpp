#include "segmentation/dicom/slice_picture.h"

#include "segmentation/dicom/frame_pixels.h"

#include <algorithm>
#include <cmath>

namespace glioscope {
namespace {

/// Where one side of the picture takes its pixels from.
struct Side {
    int axis = 0;  ///< 0 along the rows of the stored slice, 1 along its columns
    bool reversed = false;
    int stored = 0;  ///< pixels of the slice
    int shown = 0;   ///< pixels of the picture
};

/// Stored pixels behind the picture's pixel `n`: at least one.
std::pair<int, int> storedRange(const Side& side, int n)
{
    const int at = side.reversed ? side.shown - 1 - n : n;
    const int first = at * side.stored / side.shown;
    return {first, std::max(first + 1, (at + 1) * side.stored / side.shown)};
}

/// Across, down.
std::array<Side, 2> sidesOf(const Geometry& grid, int edge)
{
    const AxisAssignment axes = closestWorldAxes(grid);
    const auto through = std::ranges::find(axes.axis, 2) - axes.axis.begin();
    const std::size_t across = through == 0 ? 1 : 0, down = through == 2 ? 1 : 2;
    std::array<Side, 2> sides = {Side{axes.axis[across], axes.flipped[across]},
                                 Side{axes.axis[down], axes.flipped[down]}};
    sides[1].reversed = sides[1].reversed != (down == 2);  // the head is at the top
    std::array<double, 2> mm = {};
    int most = 1;
    for (std::size_t n = 0; n < 2; ++n) {
        const auto axis = static_cast<std::size_t>(sides[n].axis);
        sides[n].stored = grid.size[axis];
        mm[n] = grid.size[axis] * grid.spacingMm[axis];
        most = std::max(most, sides[n].stored);
    }
    for (std::size_t n = 0; n < 2; ++n) {
        const double share = mm[n] / std::max(mm[0], mm[1]);
        sides[n].shown = std::max(1, static_cast<int>(std::lround(share * std::min(edge, most))));
    }
    return sides;
}

std::vector<float> meansOf(const std::vector<float>& slice, int columns, const Side& across,
                           const Side& down)
{
    std::vector<float> means;
    for (int y = 0; y < down.shown; ++y) {
        const auto [top, bottom] = storedRange(down, y);
        for (int x = 0; x < across.shown; ++x) {
            const auto [left, right] = storedRange(across, x);
            double sum = 0;
            for (int v = top; v < bottom; ++v) {
                for (int u = left; u < right; ++u) {
                    const int column = across.axis == 0 ? u : v, row = across.axis == 0 ? v : u;
                    sum += slice[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
                                 static_cast<std::size_t>(column)];
                }
            }
            means.push_back(static_cast<float>(sum / ((bottom - top) * (right - left))));
        }
    }
    return means;
}

std::vector<std::uint8_t> greyOf(const std::vector<float>& values)
{
    std::vector<float> sorted = values;
    const float low = *std::ranges::min_element(sorted);
    const auto high =
        sorted.begin() + static_cast<std::ptrdiff_t>(double(sorted.size() - 1) * 0.995);
    std::ranges::nth_element(sorted, high);
    const float range = std::max(*high - low, 1e-6F);
    std::vector<std::uint8_t> grey;
    std::ranges::transform(values, std::back_inserter(grey), [&](float value) {
        return static_cast<std::uint8_t>(255 * std::clamp((value - low) / range, 0.F, 1.F));
    });
    return grey;
}

}  // namespace

SlicePicture middleSlice(const SeriesVolume& volume, const std::vector<DicomInstance>& instances,
                         int edge)
{
    const Geometry& grid = volume.grid.geometry;
    const FrameRef& ref = volume.grid.slices[volume.grid.slices.size() / 2].below;
    const DicomInstance& instance = instances[ref.instance];
    std::vector<float> slice(static_cast<std::size_t>(grid.size[0]) *
                             static_cast<std::size_t>(grid.size[1]));
    FramePixels(instance).decode(instance.frames[ref.frame], slice);
    const auto [across, down] = sidesOf(grid, edge);
    return {.width = across.shown,
            .height = down.shown,
            .grey = greyOf(meansOf(slice, grid.size[0], across, down))};
}

}  // namespace glioscope
