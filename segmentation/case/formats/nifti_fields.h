#pragma once

// The fields of a NIfTI header as the file holds them, alike for version 1 (348 bytes, nifti1.h)
// and version 2 (540 bytes, nifti2.h), in this machine's byte order. What they mean is for
// nifti_header.h.

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

namespace glioscope {

struct NiftiFields {
    int version = 1;
    bool pair = false;  ///< the voxels lie in another file
    bool swapBytes = false;
    std::array<std::int64_t, 8> dim = {};
    int datatype = 0;
    std::array<double, 8> pixdim = {};
    double voxelOffset = 0;
    double slope = 0;
    double intercept = 0;
    int units = 0;
    std::string description;
    int qformCode = 0;
    int sformCode = 0;
    std::array<double, 6> quaternion = {};  ///< b, c, d and offset x, y, z
    std::array<double, 12> srow = {};
};

/// Enough for either version, with the four bytes that announce extensions.
inline constexpr std::size_t kNiftiHeaderBytes = 544;

/// Where the voxels of a single file can begin at the earliest.
[[nodiscard]] constexpr std::int64_t firstVoxelByte(int version)
{
    return version == 2 ? 544 : 352;
}

/// From the first kNiftiHeaderBytes, or all there are. Throws Error naming `file` where they are no
/// NIfTI header.
[[nodiscard]] NiftiFields readNiftiFields(std::span<const std::byte> bytes,
                                          const std::filesystem::path& file);

}  // namespace glioscope
