#pragma once

// Reads what writeBytes() of label_writer.h writes: one byte a voxel, such as a probability map.

#include "segmentation/volume/volume.h"

#include <cstdint>
#include <filesystem>

namespace glioscope {

/// On the file's own grid, in its own order of voxels. Throws Error (which file, what is wrong,
/// what to do), also where a value, after slope and intercept, is no whole number from 0 to 255.
[[nodiscard]] Volume<std::uint8_t> readBytes(const std::filesystem::path& file);

}  // namespace glioscope
