#pragma once

// The text header of an attached NRRD file: three spatial dimensions, a plain type, raw or gzip
// encoding, finite axes, voxels in the same file. Segmentations of 3D Slicer may have a fourth
// dimension, the list of their layers, in front. Parsed here and not by a library, since those
// read numbers as the process's locale writes them. Detached headers are refused: they make a
// reader open whatever path they name.

#include "segmentation/case/formats/volume_header.h"

namespace glioscope {

/// Throws Error naming the file.
[[nodiscard]] VolumeHeader readNrrdHeader(const std::filesystem::path& file);

}  // namespace glioscope
