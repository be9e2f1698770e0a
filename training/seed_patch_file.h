#pragma once

// Seed patches on disk, one HDF5 file each, as the reference system's programs read and write them,
// with our attributes added; and its config.json, which says what is trained on and what validates.

#include "training/seed_file_name.h"
#include "training/seed_patch.h"

#include <filesystem>

namespace glioscope {

[[nodiscard]] std::string seedFileName(const SeedPatch& patch);

/// `x` float32 [4,x,y,z], `y` uint8 [3,x,y,z], and the attribute `patch` with format, sequences,
/// meaning of the labels, scaling, corner and source. Whole or absent; throws Error.
void writeSeedPatch(const std::filesystem::path& file, const SeedPatch& patch, int deflate = 0);

/// Ours, and the reference system's own: `x` of any number type, `y` as [3,x,y,z] or [x,y,z,4] (its
/// class 0 is dropped). Without our attributes the sequences are taken to be FLAIR, T1ce, T1, T2,
/// slices standardised, and the labels NCR, ED, ET. Throws Error for other shapes and for values
/// that are no numbers.
[[nodiscard]] SeedPatch readSeedPatch(const std::filesystem::path& file);

/// The same without voxels, and without looking at `y`.
[[nodiscard]] SeedPatch readSeedHeader(const std::filesystem::path& file);

/// Whether a folder of HDF5 files holds seed patches, by its config.json or its first file. False
/// for a folder without any.
[[nodiscard]] bool holdsSeedPatches(const std::filesystem::path& folder);

/// What config.json says, as paths.
struct SeedSplit {
    std::vector<std::filesystem::path> train;
    std::vector<std::filesystem::path> valid;
};

/// Of config.json; without one, everything is trained on. Throws Error for a damaged config.json,
/// one that names files which are not there, and a folder without patches.
[[nodiscard]] SeedSplit readSeedSplit(const std::filesystem::path& folder);

/// Splits the folder's patches by patient and writes config.json, with their size: about `validShare`
/// (0 to below 1) of the patients validate, at least one where there are two or more and the share is
/// above 0. Patients stay on the side that a config.json of before has them on; a hash of seed and
/// patient decides about new ones.
SeedSplit writeSeedSplit(const std::filesystem::path& folder, double validShare,
                         std::uint64_t seed);

}  // namespace glioscope
