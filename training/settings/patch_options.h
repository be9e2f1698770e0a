#pragma once

// Settings of the patches of whole cases, with their defaults and ranges, for the command line and
// the dialog alike. Free of LibTorch and HDF5; patch_pipeline.h makes the patches.

#include "segmentation/system/keys.h"
#include "segmentation/volume/geometry.h"

#include <cstddef>
#include <cstdint>

namespace glioscope {

/// What prepare makes of a case.
enum class PrepareMode : std::uint8_t {
    WholeCases,  ///< one file, from which training cuts windows
    ReadyMade,   ///< patches as the reference system makes them, see reference_options.h
};

template <>
inline constexpr auto kKeys<PrepareMode> = keyTable<PrepareMode>({
    {PrepareMode::WholeCases, "native"},
    {PrepareMode::ReadyMade, "reference"},
});

template <>
inline constexpr auto kFormerKeys<PrepareMode> = keyTable<PrepareMode>({
    {PrepareMode::ReadyMade, "seed"},
});

struct PatchOptions {
    Vec3 spacingMm = {1.5, 1.5, 1.5};  ///< of the grid the network works on
    int deflate = 1;                   ///< compression of the files, 0 (none) to 9
    std::size_t threads = 0;           ///< cases at a time; 0: one a core, at most kMostCasesAtOnce
};

/// Of every edge of PatchOptions::spacingMm.
inline constexpr double kFinestSpacingMm = 0.2;
inline constexpr double kCoarsestSpacingMm = 10;

}  // namespace glioscope
