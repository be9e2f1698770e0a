#pragma once

// Where the programs keep what is the user's own.

#include <filesystem>

namespace glioscope {

/// For what can be had again: "~/.cache/glioscope". It need not be there.
[[nodiscard]] std::filesystem::path userCacheFolder();

/// For what outlives a start: "~/.local/state/glioscope". It need not be there.
[[nodiscard]] std::filesystem::path userStateFolder();

}  // namespace glioscope
