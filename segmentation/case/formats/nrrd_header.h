#pragma once

// The text header of an attached NRRD file: three spatial dimensions, a plain type, raw or gzip
// encoding, finite axes, voxels in the same file. Parsed here and not by a library, since those
// read numbers as the process's locale writes them. Detached headers are refused: they make a
// reader open whatever path they name.

#include "segmentation/case/formats/nifti_header.h"

namespace glioscope {

struct NrrdHeader {
    VoxelType type = VoxelType::Float32;
    bool swapBytes = false;        ///< the voxels are not in this machine's byte order
    bool compressed = false;       ///< the voxels are, by gzip; the header never is
    std::int64_t voxelOffset = 0;  ///< where in the file the voxels, or what unpacks to them, begin
    std::int64_t skippedBytes = 0;  ///< before the voxels in what is unpacked
    Geometry geometry;
    std::string orientationDoubt;  ///< as in NiftiHeader
};

/// Throws Error naming the file.
[[nodiscard]] NrrdHeader readNrrdHeader(const std::filesystem::path& file);

}  // namespace glioscope
