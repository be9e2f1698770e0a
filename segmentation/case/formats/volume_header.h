#pragma once

// What a header tells of the voxels behind it where our own reader gives all of the geometry: the
// common result of NRRD and MetaImage.

#include "segmentation/case/formats/voxel_type.h"
#include "segmentation/case/model/segment.h"
#include "segmentation/system/sentence.h"
#include "segmentation/volume/geometry.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace glioscope {

struct VolumeHeader {
    VoxelType type = VoxelType::Float32;
    bool swapBytes = false;                ///< the voxels are not in this machine's byte order
    bool compressed = false;               ///< the voxels are, by gzip or zlib; the header never is
    std::int64_t voxelOffset = 0;          ///< where the voxels, or what unpacks to them, begin
    std::int64_t skippedBytes = 0;         ///< before the voxels in what is unpacked
    std::filesystem::path voxelFile = {};  ///< that holds the voxels; empty: the header's own
    Geometry geometry;                     ///< its axes need not be at right angles
    Sentence orientationDoubt;             ///< as in NiftiHeader
    std::size_t layers = 1;                ///< numbers a voxel, one behind the other
    std::vector<Segment> segments = {};
};

/// Sets direction and spacing from the steps along i, j and k, LPS mm. Throws Error naming `file`
/// where they span no volume. Whether they are at right angles is for straight_axes.h.
void setAxes(Geometry& geometry, const std::array<Vec3, 3>& steps,
             const std::filesystem::path& file);

}  // namespace glioscope
