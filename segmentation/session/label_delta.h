#pragma once

// What sets two segmentations on one grid apart, as runs of voxels: the unit of undo. Pure
// functions of values, any thread.

#include "segmentation/volume/reorient.h"
#include "segmentation/volume/volume.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace glioscope {

/// Consecutive voxels, i fastest, that all change from one label to another.
struct LabelRun {
    std::size_t begin = 0;  ///< offset of the first voxel
    std::uint32_t length = 0;
    Label before = Label::Background;
    Label after = Label::Background;
    bool operator==(const LabelRun&) const = default;
};

struct LabelDelta {
    Index3 size = {0, 0, 0};  ///< voxels of the grid
    std::vector<LabelRun> runs;
    VoxelBox box;  ///< smallest that holds all runs; empty where there is none

    [[nodiscard]] std::size_t bytes() const { return runs.size() * sizeof(LabelRun); }
    bool operator==(const LabelDelta&) const = default;
};

/// Throws Error where the two differ in size. Some 10 ms for 9 million voxels.
[[nodiscard]] LabelDelta labelDelta(const LabelMap& before, const LabelMap& after);

/// The way back.
[[nodiscard]] LabelDelta reversed(LabelDelta delta);

/// `map` after the change. Throws Error where the change starts from another segmentation.
[[nodiscard]] std::shared_ptr<const LabelMap> applied(const LabelDelta& delta, const LabelMap& map);

}  // namespace glioscope
