#pragma once

// Where a user's own models lie. Free of LibTorch, so that the viewer can put a trained model
// there.

#include <filesystem>

namespace glioscope {

/// $GLIOSCOPE_MODELS where it is set, since no other folder is searched then; else
/// $XDG_DATA_HOME/glioscope/models or ~/.local/share/glioscope/models. It need not exist. Throws
/// Error where none of these variables is set.
[[nodiscard]] std::filesystem::path userModelFolder();

/// The path that an environment variable holds; empty where it is not set.
[[nodiscard]] std::filesystem::path environmentPath(const char* name);

}  // namespace glioscope
