#pragma once

// Reference patches on disk, one HDF5 file each, as the reference system's programs read and write
// them, with our attributes added.

#include "training/reference/reference_patch.h"
#include "training/settings/reference_file_name.h"

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

}  // namespace glioscope
