#pragma once

#include <cstdint>

namespace glioscope {

/// Types of voxels that are read; others (complex, RGB, 128 bit) are refused by the preflight.
enum class VoxelType : std::uint8_t {
    UInt8,
    Int8,
    UInt16,
    Int16,
    UInt32,
    Int32,
    UInt64,
    Int64,
    Float32,
    Float64
};

[[nodiscard]] constexpr int bytesPerVoxel(VoxelType type)
{
    switch (type) {
    case VoxelType::UInt8:
    case VoxelType::Int8: return 1;
    case VoxelType::UInt16:
    case VoxelType::Int16: return 2;
    case VoxelType::UInt32:
    case VoxelType::Int32:
    case VoxelType::Float32: return 4;
    default: return 8;
    }
}

}  // namespace glioscope
