#include "segmentation/case/formats/intensities.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <type_traits>

namespace glioscope {
namespace {

/// Voxels converted at a time, so that they stay in the cache until they are appended.
constexpr std::size_t kBlock = 4096;

template <typename T>
T swapped(T value)
{
    std::array<std::byte, sizeof(T)> bytes;
    std::memcpy(bytes.data(), &value, sizeof(T));
    std::ranges::reverse(bytes);
    std::memcpy(&value, bytes.data(), sizeof(T));
    return value;
}

/// Returns how many results were not finite and became 0.
template <typename T>
std::size_t convertBlock(const RawVolume& raw, std::span<const T> in, float* out)
{
    // The file's numbers are scaled in double, as NIfTI's reference implementations do.
    if (raw.slope == 1 && raw.intercept == 0) {
        std::ranges::transform(in, out, [](T v) { return static_cast<float>(v); });
    } else {
        const double slope = raw.slope, intercept = raw.intercept;
        std::ranges::transform(in, out, [=](T v) {
            return static_cast<float>(static_cast<double>(v) * slope + intercept);
        });
    }
    if (std::is_floating_point_v<T> ||
        !(std::abs(raw.slope) < 1e18 && std::abs(raw.intercept) < 1e37)) {
        const auto strange = [](float v) { return !std::isfinite(v); };
        const auto count = std::count_if(out, out + in.size(), strange);
        std::replace_if(out, out + in.size(), strange, 0.0f);
        return static_cast<std::size_t>(count);
    }
    return 0;
}

template <typename T>
std::size_t convert(const RawVolume& raw, std::span<const std::byte> bytes, const BlockTaker& take)
{
    const std::size_t count = bytes.size() / sizeof(T);
    std::array<T, kBlock> in;
    std::array<float, kBlock> out;
    std::size_t nonFinite = 0;
    for (std::size_t begin = 0; begin < count; begin += kBlock) {
        const std::size_t n = std::min(kBlock, count - begin);
        std::memcpy(in.data(), bytes.data() + begin * sizeof(T), n * sizeof(T));
        if (raw.swapBytes && sizeof(T) > 1) {
            std::transform(in.begin(), in.begin() + static_cast<std::ptrdiff_t>(n), in.begin(),
                           swapped<T>);
        }
        nonFinite += convertBlock<T>(raw, std::span(in.data(), n), out.data());
        take(std::span(out.data(), n));
    }
    return nonFinite;
}

}  // namespace

std::size_t forEachBlock(const RawVolume& raw, std::size_t t, const BlockTaker& take)
{
    const std::span<const std::byte> bytes = raw.volume(t);
    switch (raw.type) {
    case VoxelType::UInt8: return convert<std::uint8_t>(raw, bytes, take);
    case VoxelType::Int8: return convert<std::int8_t>(raw, bytes, take);
    case VoxelType::UInt16: return convert<std::uint16_t>(raw, bytes, take);
    case VoxelType::Int16: return convert<std::int16_t>(raw, bytes, take);
    case VoxelType::UInt32: return convert<std::uint32_t>(raw, bytes, take);
    case VoxelType::Int32: return convert<std::int32_t>(raw, bytes, take);
    case VoxelType::UInt64: return convert<std::uint64_t>(raw, bytes, take);
    case VoxelType::Int64: return convert<std::int64_t>(raw, bytes, take);
    case VoxelType::Float32: return convert<float>(raw, bytes, take);
    case VoxelType::Float64: return convert<double>(raw, bytes, take);
    }
    return 0;
}

Intensities toIntensities(const RawVolume& raw, std::size_t t)
{
    Intensities result;
    result.values.reserve(
        raw.geometry.voxelCount());  // appended to, so that memory is touched once
    result.nonFinite = forEachBlock(raw, t, [&](std::span<const float> block) {
        result.values.insert(result.values.end(), block.begin(), block.end());
    });
    return result;
}

}  // namespace glioscope
