#pragma once

// The voxels of one file as they are stored, with their grid: unpacked and bounded by the
// preflight, not yet scaled or converted. Geometry is our own reading of the header, but for
// NIfTI-1 without a straight sform, which ITK reads; voxels are taken from the unpacked file
// directly, twice as fast as by ITK.

#include "segmentation/case/formats/file_bytes.h"
#include "segmentation/case/formats/volume_header.h"
#include "segmentation/case/model/read_options.h"
#include "segmentation/system/sentence.h"
#include "segmentation/volume/geometry_passport.h"

namespace glioscope {

struct RawVolume {
    Geometry geometry;        ///< of one of the volumes
    StatedGeometry stated;    ///< of which it is the grid
    std::size_t volumes = 1;  ///< more than 1 for 4D NIfTI, and for segments that overlap
    std::vector<Segment> segments = {};  ///< of a segmentation of 3D Slicer; a volume a layer
    VoxelType type = VoxelType::Float32;
    bool swapBytes = false;
    double slope = 1;
    double intercept = 0;
    std::string description;    ///< NIfTI's free text; empty elsewhere
    Sentence orientationDoubt;  ///< as in NiftiHeader
    Bytes bytes;
    std::size_t offset = 0;  ///< of the first voxel in `bytes`

    /// Stored bytes of volume t.
    [[nodiscard]] std::span<const std::byte> volume(std::size_t t) const;
};

/// Preflight, then everything. Throws Error; ShearedAxes where the axes are not at right angles and
/// the options do not have them straightened. Thread-safe.
[[nodiscard]] RawVolume readRawVolume(const std::filesystem::path& file,
                                      const ReadOptions& options);

}  // namespace glioscope
