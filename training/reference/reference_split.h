#pragma once

// Which ready-made patches a folder holds, and by its config.json, which of them are trained on and
// which validate.

#include <cstdint>
#include <filesystem>
#include <vector>

namespace glioscope {

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

/// Splits the folder's patches by patient and writes config.json, with their size: about
/// `validShare` (0 to below 1) of the patients validate, at least one where there are two or more
/// and the share is above 0. Patients stay on the side that a config.json of before has them on; a
/// hash of seed and patient decides about new ones.
ReferenceSplit writeReferenceSplit(const std::filesystem::path& folder, double validShare,
                                   std::uint64_t seed);

}  // namespace glioscope
