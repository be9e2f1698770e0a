#pragma once

// The one form of this folder's messages: the file's path, then what is wrong and what to do.

#include "segmentation/system/error.h"

#include <filesystem>
#include <string>

namespace glioscope {

/// Throws Error "<path> <said>"; `said` goes on as one sentence ("is empty; copy it again.").
[[noreturn]] inline void fail(const std::filesystem::path& file, const Sentence& said)
{
    throw Error(Sentence("%1 %2", {file.string(), said}));
}

}  // namespace glioscope
