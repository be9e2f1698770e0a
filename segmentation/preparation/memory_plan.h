#pragma once

// How large a window fits: an estimate of what a forward pass holds at once, and the ladder of
// plans from the largest window down. Pure functions but for freeMemoryBytes(). Free of LibTorch.

#include "segmentation/networks/contract/network_config.h"
#include "segmentation/volume/geometry.h"

#include <cstddef>
#include <filesystem>
#include <optional>

namespace glioscope {

/// How a forward pass is carried out.
struct PassKind {
    bool bfloat16 = false;
    bool fusedUpsampling = true;  ///< see optimiseForInference(); the CPU's way
};

/// Bytes a voxel of window that a forward pass needs at its peak, from what each network's widest
/// level keeps alive at once. An upper bound: measured were 60 to 90 % of it.
[[nodiscard]] double bytesPerVoxel(const NetworkConfig& config, const PassKind& pass);

/// How a volume is cut: `parts[a]` windows along axis a, `batch` of them at a time.
struct WindowPlan {
    Index3 volume = {0, 0, 0};
    Index3 parts = {1, 1, 1};
    Index3 window = {0, 0, 0};
    int batch = 1;
    bool operator==(const WindowPlan&) const = default;
};

/// The sizes that windows may take.
struct WindowLimits {
    int multiple = 8;
    double overlap = 0.25;
    Index3 fixed = {0, 0, 0};  ///< above 0: the only size a window may have along that axis
    Index3 largest = {0, 0,
                      0};  ///< above 0: the size along that axis wherever the volume is larger
};

/// What the network itself asks for: its multiple, and the slices it normalises along k.
[[nodiscard]] WindowLimits limitsOf(const NetworkConfig& config);

/// The fewest windows that fit into `budgetBytes`; the smallest plan there is where none does.
[[nodiscard]] WindowPlan largestPlan(const Index3& volume, const WindowLimits& limits,
                                     double bytesPerVoxel, double budgetBytes);

/// The next step down: half the batch, then the longest side of the window cut once more. Nothing
/// where the window is as small as it may be.
[[nodiscard]] std::optional<WindowPlan> smallerPlan(const WindowPlan& plan,
                                                    const WindowLimits& limits);

/// Memory this process may still take, within the machine's and its control group's limits. Cached
/// files count as free, since they make room.
[[nodiscard]] std::size_t freeMemoryBytes(
    const std::filesystem::path& controlGroup = "/sys/fs/cgroup");

}  // namespace glioscope
