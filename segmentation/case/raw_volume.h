#pragma once

// The voxels of one file as they are stored, with their grid: unpacked and bounded by the preflight,
// not yet scaled or converted. Geometry is our own reading of the header, but for NIfTI without a straight
// sform, which ITK reads; voxels are taken from the unpacked file directly, twice as fast as by ITK.

#include "segmentation/case/case_reader.h"
#include "segmentation/case/file_bytes.h"
#include "segmentation/case/nifti_header.h"

#include <functional>

namespace glioscope {

struct RawVolume {
    Geometry geometry;          ///< of one of the volumes
    std::size_t volumes = 1;    ///< more than 1 for 4D NIfTI
    VoxelType type = VoxelType::Float32;
    bool swapBytes = false;
    double slope = 1;
    double intercept = 0;
    std::string description;    ///< NIfTI's free text; empty for NRRD
    std::string orientationDoubt;  ///< as in NiftiHeader
    Bytes bytes;
    std::size_t offset = 0;     ///< of the first voxel in `bytes`

    /// Stored bytes of volume t.
    [[nodiscard]] std::span<const std::byte> volume(std::size_t t) const;
};

/// Preflight, then everything. Throws Error. Thread-safe.
[[nodiscard]] RawVolume readRawVolume(const std::filesystem::path& file, const ReadOptions& options);

using BlockTaker = std::function<void(std::span<const float>)>;

/// Hands over the intensities of volume t in order, some thousand at a time; see toIntensities. Returns
/// how many were not finite.
std::size_t forEachBlock(const RawVolume& raw, std::size_t t, const BlockTaker& take);

/// Intensities of volume t after slope and intercept; values that are not finite become 0.
[[nodiscard]] std::vector<float> toIntensities(const RawVolume& raw, std::size_t t);

}  // namespace glioscope
