#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace glioscope {

/// Files of the models to be made into one at `output`, by name or file. Throws Error where one is
/// not found, and where the output is one of them.
[[nodiscard]] std::vector<std::filesystem::path> joinedModels(
    const std::vector<std::string>& models, const std::filesystem::path& output);

}  // namespace glioscope
