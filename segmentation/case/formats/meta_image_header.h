#pragma once

// The text header of a MetaImage: three dimensions, one plain number a voxel, binary, raw or
// compressed by zlib, voxels behind the header (.mha) or in one file beside it (.mhd). Parsed here
// and not by a library: ITK's reader writes beyond its memory on crafted headers, and reads numbers
// as the process's locale writes them.

#include "segmentation/case/formats/volume_header.h"

namespace glioscope {

/// Throws Error naming the file. A voxel file elsewhere than beside the header is refused: a header
/// may not make a reader open whatever path it names.
[[nodiscard]] VolumeHeader readMetaImageHeader(const std::filesystem::path& file);

}  // namespace glioscope
