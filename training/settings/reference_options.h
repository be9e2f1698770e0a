#pragma once

// Settings of ready-made patches, with their defaults and ranges, for the command line and the
// dialog alike. Free of LibTorch and HDF5; reference_patch.h makes the patches.

#include "segmentation/system/keys.h"
#include "segmentation/volume/geometry.h"

#include <cstddef>
#include <cstdint>

namespace glioscope {

enum class SliceScaling : std::uint8_t {
    Standard,  ///< (v - mean) / population deviation of the slice
    Unit,      ///< (v - least) / (greatest - least) of the slice, 0 to 1
};

template <>
inline constexpr auto kKeys<SliceScaling> = keyTable<SliceScaling>({
    {SliceScaling::Standard, "standard"},
    {SliceScaling::Unit, "unit"},
});

template <>
inline constexpr auto kFormerKeys<SliceScaling> = keyTable<SliceScaling>({
    {SliceScaling::Standard, "zscore-slice"},
    {SliceScaling::Unit, "unit-slice"},
});

struct ReferencePatchOptions {
    Index3 size = {160, 160, 16};
    int patchesPerCase = 25;
    double mostBackground = 0.95;  ///< a patch is taken where label 0 covers less than this share
    int tries = 1000;              ///< of a corner, for each patch
    SliceScaling scaling = SliceScaling::Standard;
    std::uint64_t seed = 1;
    int deflate = 0;          ///< of the files, 0 to 9
    std::size_t threads = 0;  ///< as PatchOptions
};

inline constexpr int kShortestReferenceEdge = 8;
inline constexpr int kLongestReferenceEdge = 512;
inline constexpr int kMostReferencePatches = 10'000;  ///< a case

/// Share of the patients that validate, from 0, in which case nobody does.
inline constexpr double kReferenceValidShare = 0.2;
inline constexpr double kMostReferenceValidShare = 0.9;

/// Throws Error that names the setting and its range.
void requireValid(const ReferencePatchOptions& options);

}  // namespace glioscope
