#pragma once

// The volumes of a study: each stack with its grid and what identifies it, before any pixel is
// read; and one of them as an image in memory.

#include "segmentation/dicom/slice_grid.h"
#include "segmentation/volume/volume.h"

#include <functional>

namespace glioscope {

struct SeriesVolume {
    FrameStack stack;
    SliceGrid grid;

    /// The file of the first slice, which speaks for all in what splitIntoStacks() compares.
    [[nodiscard]] const DicomInstance& header(const std::vector<DicomInstance>& instances) const
    {
        return instances[stack.frames.front().instance];
    }
    [[nodiscard]] const DicomFrame& firstFrame(const std::vector<DicomInstance>& instances) const
    {
        return header(instances).frames[stack.frames.front().frame];
    }
};

/// All of them, also those that make no grid (SliceGrid::problem). Pure function.
[[nodiscard]] std::vector<SeriesVolume> volumesOf(const std::vector<DicomInstance>& instances);

/// Decodes the slices onto the grid. `mayContinue` is asked between files; Cancelled is thrown
/// where it says no. Throws Error naming the file, also where the volume has a problem or more
/// voxels than ReadOptions allows. Thread-safe.
[[nodiscard]] Image readVolume(const SeriesVolume& volume,
                               const std::vector<DicomInstance>& instances,
                               const std::function<bool()>& mayContinue = {});

}  // namespace glioscope
