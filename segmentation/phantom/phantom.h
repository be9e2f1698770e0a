#pragma once

// Synthetic head with a glioma, for tests, the demo case and speed figures: no patient is behind
// it. Tissue classes with the contrast each sequence gives them, partial volume, a smooth bias
// field, Rician noise, and a tumour of necrosis, irregular enhancing rim and infiltrating oedema.
// The same seed gives the same voxels on every machine.

#include "segmentation/volume/sequence.h"
#include "segmentation/volume/volume.h"

#include <array>
#include <cstdint>

namespace glioscope {

struct PhantomOptions {
    std::uint64_t seed = 1;
    /// BraTS grid: 240x240x155 voxels of 1 mm, skull-stripped, background 0.
    Geometry geometry = {.size = {240, 240, 155},
                         .spacingMm = {1, 1, 1},
                         .originLps = {0, -239, 0},
                         .direction = kIdentity3};
};

struct Phantom {
    std::array<Image, 4> images;  ///< indexed by Sequence; whole numbers from 0 to about 2000
    LabelMap labels;
};

/// The grid of PhantomOptions in `size` voxels along i, j and k, each above 0. The head fills
/// whatever grid it is given, so fewer voxels are larger ones.
[[nodiscard]] Geometry phantomGrid(const Index3& size);

/// Some seconds of work on one core for the full grid; pure and thread-safe.
[[nodiscard]] Phantom makePhantom(const PhantomOptions& options);

}  // namespace glioscope
