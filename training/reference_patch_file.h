#pragma once

// Reference patches on disk, one HDF5 file each, as the reference system's programs read and write
// them, with our attributes added; and its config.json, which says what is trained on and what
// validates.

#include "training/reference_file_name.h"
#include "training/reference_patch.h"

#include <filesystem>

namespace glioscope {

[[nodiscard]] std::string referenceFileName(const ReferencePatch& patch);

/// `x` float32 [4,x,y,z], `y` uint8 [3,x,y,z], and the attribute `patch` with format, sequences,
/// meaning of the labels, scaling, corner and source. Whole or absent; throws Error.
void writeReferencePatch(const std::filesystem::path& file, const ReferencePatch& patch,
                         int deflate = 0);

/// Ours, and the reference system's own: `x` of any number type, `y` as [3,x,y,z] or [x,y,z,4] (its
/// class 0 is dropped). Without our attributes the sequences are taken to be FLAIR, T1ce, T1, T2,
/// slices standardised, and the labels NCR, ED, ET. Throws Error for other shapes and for values
/// that are no numbers.
[[nodiscard]] ReferencePatch readReferencePatch(const std::filesystem::path& file);

/// The same without voxels, and without looking at `y`.
[[nodiscard]] ReferencePatch readReferenceHeader(const std::filesystem::path& file);

/// Whether a folder of HDF5 files holds reference patches, by its config.json or its first file.
/// False for a folder without any.
[[nodiscard]] bool holdsReferencePatches(const std::filesystem::path& folder);

/// What config.json says, as paths.
struct ReferenceSplit {
    std::vector<std::filesystem::path> train;
    std::vector<std::filesystem::path> valid;
};

/// Of config.json; without one, everything is trained on. Throws Error for a damaged config.json,
/// one that names files which are not there, and a folder without patches.
[[nodiscard]] ReferenceSplit readReferenceSplit(const std::filesystem::path& folder);

/// Splits the folder's patches by patient and writes config.json, with their size: about `validShare`
/// (0 to below 1) of the patients validate, at least one where there are two or more and the share is
/// above 0. Patients stay on the side that a config.json of before has them on; a hash of seed and
/// patient decides about new ones.
ReferenceSplit writeReferenceSplit(const std::filesystem::path& folder, double validShare,
                                   std::uint64_t seed);

}  // namespace glioscope
