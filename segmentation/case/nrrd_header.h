#pragma once

// The text header of an attached NRRD file, read far enough to know that ITK may be let at it: three
// spatial dimensions, a plain type, raw or gzip encoding, finite axes, voxels in the same file.
// Detached headers are refused: they make a reader open whatever path they name.

#include "segmentation/case/preflight.h"

namespace glioscope {

/// Throws Error naming the file. `compressed` tells of the voxels, `voxelOffset` where they begin.
[[nodiscard]] HeaderSummary readNrrdHeader(const std::filesystem::path& file);

}  // namespace glioscope
