#pragma once

// Reads and checks the header of an image file of any format before any library does: sizes against
// the file's bytes, a known type, a finite affine with a determinant other than 0, and limits on
// voxels and bytes. Guards against damaged and hostile files; it does not read voxels.

#include "segmentation/case/formats/nifti_header.h"
#include "segmentation/case/formats/volume_header.h"
#include "segmentation/case/model/read_options.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <variant>

namespace glioscope {

struct HeaderSummary {
    std::array<std::int64_t, 4> size = {0, 0, 0, 1};  ///< i, j, k, t
    std::size_t bytesPerVoxel = 0;  ///< of all layers of a segmentation of 3D Slicer
    bool compressed = false;
    std::int64_t voxelOffset = 0;
    std::filesystem::path voxelFile;  ///< that holds the voxels; often the header's own
    std::variant<NiftiHeader, VolumeHeader> header;  ///< all of it, so that nobody parses it again
};

/// Throws Error in one sentence with the file's name; returns what the header declares.
[[nodiscard]] HeaderSummary preflight(const std::filesystem::path& file,
                                      const ReadOptions& options);

}  // namespace glioscope
