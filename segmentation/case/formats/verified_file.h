#pragma once

// Saving for users: as durable_file.h writes, checked by whoever wrote it before it takes the
// target's place, and with sentences for what keeps a person from saving. Knows nothing of formats.

#include <filesystem>
#include <functional>

namespace glioscope {

/// Calls `write` and then `check` with a temporary path beside `target` (hidden, with its ending),
/// then renames it. Whatever is thrown on the way leaves the target as it was and no temporary file
/// behind. A symbolic link stays one; an existing file's permissions are kept. Throws Error naming
/// `target`.
void replaceVerified(const std::filesystem::path& target,
                     const std::function<void(const std::filesystem::path&)>& write,
                     const std::function<void(const std::filesystem::path&)>& check);

}  // namespace glioscope
