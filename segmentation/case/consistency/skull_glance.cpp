#include "segmentation/case/consistency/skull_glance.h"

#include "segmentation/volume/background.h"

#include <algorithm>

namespace glioscope {
namespace {

/// 38 stripped brains at hand have 1.15 to 1.72 l, whole heads from 2.5 l.
constexpr double kMostOfABrainMl = 2000;

}  // namespace

bool mayShowSkull(const Image& image)
{
    const auto [low, high] = std::ranges::minmax(image.voxels);
    if (!(low < high)) {
        return false;
    }
    const std::optional<Background> background = findBackground(image);
    if (!background || background->isNoise()) {
        return true;
    }
    const auto voxels = static_cast<double>(image.voxels.size());
    const double ml =
        voxels * (1 - backgroundShare(image, background)) * image.geometry.voxelVolumeMl();
    return ml > kMostOfABrainMl;
}

}  // namespace glioscope
