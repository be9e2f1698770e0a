#pragma once

// The voxels of one slice as the pane wants them: columns to the right, rows downwards. Copied
// where the volume lies on the frame's grid, resampled through world space where it does not. Pure.

#include "segmentation/volume/volume.h"
#include "viewer/state/slice_frame.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace glioscope {

template <typename T>
struct SliceValues {
    int columns = 0;
    int rows = 0;
    std::vector<T> values;  ///< row by row from the top
    [[nodiscard]] const T* row(int r) const
    {
        return values.data() + static_cast<std::size_t>(r) * static_cast<std::size_t>(columns);
    }
};

/// Slice number `slice` of the frame; trilinear where the grids differ, `outside` outside the
/// image.
[[nodiscard]] SliceValues<float> sliceOf(const Image& image, const SliceFrame& frame, int slice,
                                         float outside = 0);
/// The same by nearest voxel, Background outside.
[[nodiscard]] SliceValues<Label> sliceOf(const LabelMap& labels, const SliceFrame& frame,
                                         int slice);

/// Numbers of 8 bits: trilinear and rounded where the grids differ, 0 outside.
[[nodiscard]] SliceValues<std::uint8_t> sliceOf(const Volume<std::uint8_t>& values,
                                                const SliceFrame& frame, int slice);
/// The same by nearest voxel, for numbers that stand for kinds.
[[nodiscard]] SliceValues<std::uint8_t> nearestSliceOf(const Volume<std::uint8_t>& values,
                                                       const SliceFrame& frame, int slice);

}  // namespace glioscope
