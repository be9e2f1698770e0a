#include "segmentation/metrics/calibration.h"

#include "segmentation/system/error.h"
#include "segmentation/volume/geometry_sentence.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace glioscope {
namespace {

constexpr std::size_t kLevels = 256;

/// By value of the map, voxels and those of them that are marked.
struct LevelCounts {
    std::array<std::int64_t, kLevels> voxels = {};
    std::array<std::int64_t, kLevels> marked = {};
};

double entropyOf(double p)
{
    return p <= 0 || p >= 1 ? 0 : -p * std::log2(p) - (1 - p) * std::log2(1 - p);
}

double volumeAbove(const LevelCounts& counts, double threshold, double voxelMl)
{
    std::int64_t voxels = 0;
    for (std::size_t level = 0; level < kLevels; ++level) {
        voxels += static_cast<double>(level) / 255 > threshold ? counts.voxels[level] : 0;
    }
    return static_cast<double>(voxels) * voxelMl;
}

}  // namespace

double Calibration::expectedError() const
{
    std::int64_t voxels = 0;
    double away = 0;
    for (const CalibrationBin& bin : bins) {
        voxels += bin.voxels;
        away += std::abs(bin.probabilities - static_cast<double>(bin.marked));
    }
    return voxels == 0 ? std::numeric_limits<double>::quiet_NaN()
                       : away / static_cast<double>(voxels);
}

void Calibration::pool(const Calibration& other)
{
    for (std::size_t n = 0; n < kBins; ++n) {
        bins[n].voxels += other.bins[n].voxels;
        bins[n].marked += other.bins[n].marked;
        bins[n].probabilities += other.bins[n].probabilities;
    }
}

Calibration calibrationOf(const Volume<std::uint8_t>& probability, const Mask& marked)
{
    if (probability.geometry.size != marked.geometry.size) {
        throw Error(
            Sentence::of("A probability map of %1 cannot be held against labels of %2. Both must "
                         "lie on one grid.",
                         described(probability.geometry), described(marked.geometry)));
    }
    LevelCounts counts;
    for (std::size_t v = 0; v < marked.voxels.size(); ++v) {
        ++counts.voxels[probability.voxels[v]];
        counts.marked[probability.voxels[v]] += marked.voxels[v] != 0;
    }
    const double voxelMl = marked.geometry.voxelVolumeMl();
    Calibration result;
    result.volume = {.lowMl = volumeAbove(counts, 0.7, voxelMl),
                     .ml = volumeAbove(counts, 0.5, voxelMl),
                     .highMl = volumeAbove(counts, 0.3, voxelMl)};
    std::int64_t above = 0;
    for (std::size_t level = 0; level < kLevels; ++level) {
        const double p = static_cast<double>(level) / 255;
        const std::int64_t voxels = level == 0 ? counts.marked[0] : counts.voxels[level];
        CalibrationBin& bin = result.bins[std::min(Calibration::kBins - 1, level * 10 / 255)];
        bin.voxels += voxels;
        bin.marked += counts.marked[level];
        bin.probabilities += p * static_cast<double>(voxels);
        above += level == 0 ? 0 : voxels;
        result.entropy += entropyOf(p) * static_cast<double>(voxels);
    }
    result.entropy = above == 0 ? 0 : result.entropy / static_cast<double>(above);
    return result;
}

}  // namespace glioscope
