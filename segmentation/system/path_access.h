#pragma once

// Why a file or folder cannot be read. One that this user may not read is there, and looking for it
// elsewhere or writing it anew would be wrong advice.

#include "segmentation/system/sentence.h"

#include <filesystem>
#include <fstream>

namespace glioscope {

enum class PathAccess { Readable, Missing, Forbidden };

/// Whether `path` may be read, and entered where it is a folder. Forbidden too where a folder above
/// it may not be looked into, so that nobody knows whether it is there.
[[nodiscard]] PathAccess accessTo(const std::filesystem::path& path);

/// Throws Error "<what> <path> does not exist; ..." or "... may not be read ...", `what` such as
/// "The model file"; says nothing where it is readable.
void requireReadable(const Sentence& what, const std::filesystem::path& path);

/// As requireReadable, and throws where it is a folder.
void requireFile(const Sentence& what, const std::filesystem::path& path);

/// The bytes of a file; not open where it cannot be read. Nor of a folder, which std::ifstream
/// opens only to throw its own words at the first character.
[[nodiscard]] std::ifstream streamOf(const std::filesystem::path& file);

}  // namespace glioscope
