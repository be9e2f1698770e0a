#pragma once

// Why a file or folder cannot be read. One that this user may not read is there, and looking for it
// elsewhere or writing it anew would be wrong advice.

#include "segmentation/system/sentence.h"

#include <filesystem>

namespace glioscope {

enum class PathAccess { Readable, Missing, Forbidden };

/// Whether `path` may be read, and entered where it is a folder. Forbidden too where a folder above
/// it may not be looked into, so that nobody knows whether it is there.
[[nodiscard]] PathAccess accessTo(const std::filesystem::path& path);

/// Throws Error "<what> <path> does not exist; ..." or "... may not be read ...", `what` such as
/// "The model file"; says nothing where it is readable.
void requireReadable(const Sentence& what, const std::filesystem::path& path);

}  // namespace glioscope
