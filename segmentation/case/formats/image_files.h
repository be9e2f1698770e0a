#pragma once

// The image files of one folder, and the name that the folder gives to a case.

#include <filesystem>
#include <string>
#include <vector>

namespace glioscope {

/// Image files (by name) of a folder, sorted; empty where the folder cannot be listed.
[[nodiscard]] std::vector<std::filesystem::path> imageFilesIn(const std::filesystem::path& folder);

/// Name of a case whose files have none; a folder that says but when is named with the one above
/// it: "Patient-001_week-044".
[[nodiscard]] std::string nameOfFolder(const std::filesystem::path& folder);

}  // namespace glioscope
