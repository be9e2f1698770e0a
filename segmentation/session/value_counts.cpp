#include "segmentation/session/value_counts.h"

#include <cmath>
#include <numeric>

namespace glioscope {

std::optional<std::uint8_t> leastAbove(double threshold, double perStep)
{
    constexpr double kRounding = 1e-9;  // 51 / 255 is 0.2, and is not above it
    const double first = std::floor(threshold / perStep + kRounding) + 1;
    if (first > 255) {
        return std::nullopt;
    }
    return static_cast<std::uint8_t>(first > 0 ? first : 0);
}

double ValueCounts::mlAbove(double threshold, double perStep) const
{
    const std::optional<std::uint8_t> first = leastAbove(threshold, perStep);
    return first ? voxelMl * static_cast<double>(std::accumulate(voxels.begin() + *first,
                                                                 voxels.end(), std::uint64_t{0}))
                 : 0;
}

ValueCounts countValues(const Volume<std::uint8_t>& volume)
{
    ValueCounts counts;
    counts.voxelMl = volume.geometry.voxelVolumeMl();
    for (const std::uint8_t value : volume.voxels) {
        ++counts.voxels[value];
    }
    return counts;
}

}  // namespace glioscope
