#pragma once

// Work on the slices of a volume, shared among the cores where there is enough of it.

#include "segmentation/system/in_parallel.h"
#include "segmentation/volume/geometry.h"

#include <algorithm>
#include <cstddef>
#include <thread>

namespace glioscope {

/// Calls work(begin, end) for runs of slices [begin, end) along k that together are all of a
/// volume of `size`, on as many threads as there are runs: one a core, fewer where they would be
/// too short to be worth a thread. The first exception is thrown here.
template <typename Work>
void inSliceRuns(const Index3& size, const Work& work)
{
    constexpr std::size_t kFewestVoxels = 1 << 17;  // some tenths of a millisecond of work
    const auto slices = static_cast<std::size_t>(size[2]);
    const std::size_t voxels = Geometry{.size = size}.voxelCount();
    const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
    const std::size_t runs = std::min({std::max<std::size_t>(1, voxels / kFewestVoxels),
                                       std::max<std::size_t>(1, slices), cores});
    inParallel(runs, runs, [&](std::size_t run) {
        work(static_cast<int>(slices * run / runs), static_cast<int>(slices * (run + 1) / runs));
    });
}

}  // namespace glioscope
