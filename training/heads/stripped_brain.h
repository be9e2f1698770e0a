#pragma once

// A patient's stripped brain, ready to be set into heads: its images without the voxels at its rim
// that mix it with background, its share of every voxel, and the distance to its hull, on the
// patch's grid with room around it.

#include "training/patches/patch_file.h"

#include <vector>

namespace glioscope {

struct StrippedBrain {
    static constexpr int kShare = PatchCase::kImages;       ///< 1 inside the brain, 0 outside
    static constexpr int kHullMm = PatchCase::kImages + 1;  ///< below 0 inside the hull
    static constexpr int kValues = PatchCase::kImages + 2;

    Index3 size = {0, 0, 0};
    Vec3 spacingMm = {1, 1, 1};
    std::vector<float> voxels;  ///< kValues a voxel, [i, j, k] with k fastest
    Vec3 centre{};              ///< of the brain's box, in voxels
    Vec3 halfMm{};              ///< half the box
    Vec3 stemMm{};              ///< where the brain stem leaves, from the centre
};

/// The hull is the brain closed by a ball of 6 mm.
[[nodiscard]] StrippedBrain strippedBrain(const PatchCase& patch);

/// All values at a place in voxels, trilinear. Beyond the grid there is no brain, and the hull is
/// as far as from the grid's border and on to the place.
[[nodiscard]] std::array<float, StrippedBrain::kValues> valuesAt(const StrippedBrain& brain,
                                                                 const Vec3& voxel);

}  // namespace glioscope
