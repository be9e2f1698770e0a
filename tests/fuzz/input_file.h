#pragma once

// The bytes of one input as a file, for readers that open a path.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>

namespace glioscope::fuzz {

/// A file of that name in a folder that lasts as long as the process, written anew by each call.
[[nodiscard]] std::filesystem::path inputFile(const std::string& name, const std::uint8_t* data,
                                              std::size_t size);

}  // namespace glioscope::fuzz
