#pragma once

// Tells whether a file is what it was, without reading it.

#include <filesystem>
#include <string>

namespace glioscope {

/// Absolute path, size and time of the last change, a line each; another text once the file was
/// changed or replaced. Of a file that is not there too, which then changes by coming.
[[nodiscard]] std::string fileIdentity(const std::filesystem::path& file);

}  // namespace glioscope
