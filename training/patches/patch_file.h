#pragma once

// One prepared case: the brain's box, normalised, on the grid a network is trained on, with the
// share of every voxel inside each region, and the expert's labels on their own grid for honest
// scoring. One HDF5 file a case; it names sequences, label meaning, geometry and source, so nothing
// is inferred.

#include "segmentation/volume/sequence.h"
#include "segmentation/volume/volume.h"

#include <filesystem>
#include <string>
#include <vector>

namespace glioscope {

struct PatchCase {
    static constexpr int kImages = 4;    ///< FLAIR, T1, T1ce, T2, as in kAllSequences
    static constexpr int kRegions = 3;   ///< WT, TC, ET
    static constexpr int kChannels = 8;  ///< images, regions, and 1 inside the brain

    std::string name;
    bool synthetic = false;  ///< a phantom; no patient is behind it
    std::string sourceHash;  ///< of the files or the seed it was made from
    Geometry grid;           ///< of `voxels`, LPS orientation
    /// kChannels values a voxel, offset ((i * nj + j) * nk + k) * kChannels + c: the memory order
    /// of a channels-last tensor [1, C, i, j, k]. Images are 0 outside the brain, regions 0 to 1.
    std::vector<float> voxels;
    LabelMap reference;  ///< the expert's labels, LPS orientation, source spacing, brain box
};

/// Sets the last channel: 1 where any image differs from its background, 0.
void markBrain(PatchCase& patch);

/// Temporary file, flush, rename; a full disk leaves no file that reads as whole. Images are stored
/// in half precision, chunked, compressed where `deflate` (0 to 9) is above 0; every dataset and
/// the description carry their hash (patch_verification.h). Throws Error.
void writePatchFile(const std::filesystem::path& file, const PatchCase& patch, int deflate = 0);

/// Throws Error for a missing, damaged or foreign file and for another order of sequences.
[[nodiscard]] PatchCase readPatchFile(const std::filesystem::path& file);

/// The same without voxels: name, source and grids.
[[nodiscard]] PatchCase readPatchHeader(const std::filesystem::path& file);

/// Files of a folder made by `prepare`, sorted by name. Throws Error when there is none.
[[nodiscard]] std::vector<std::filesystem::path> listPatchFiles(
    const std::filesystem::path& folder);

}  // namespace glioscope
