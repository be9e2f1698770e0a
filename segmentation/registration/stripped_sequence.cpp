#include "segmentation/registration/stripped_sequence.h"

#include "segmentation/volume/resample.h"
#include "segmentation/volume/slice_runs.h"

#include <algorithm>
#include <limits>

namespace glioscope {
namespace {

constexpr std::uint8_t kInside = 254;

/// 1 where the brain lies within the image that `toImage` leads to.
Mask covered(const Mask& brain, const RigidTransform& toImage, const Geometry& image)
{
    Mask result(brain.geometry);
    const Index3& size = brain.geometry.size;
    inSliceRuns(size, [&](int begin, int end) {
        for (int k = begin; k < end; ++k) {
            for (int j = 0; j < size[1]; ++j) {
                for (int i = 0; i < size[0]; ++i) {
                    const Vec3 lps = brain.geometry.toLps({double(i), double(j), double(k)});
                    result.at(i, j, k) = brain.at(i, j, k) != 0 &&
                                         image.contains(image.nearestVoxel(toImage.apply(lps)));
                }
            }
        }
    });
    return result;
}

}  // namespace

StrippedSequence strippedSequence(const Case& loaded, const CaseAlignment& alignment,
                                  Sequence sequence, const Mask& brain)
{
    const Image& image = *loaded.image(sequence);
    const RigidTransform& toImage = alignment.moves[static_cast<std::size_t>(sequence)].toMoving;
    const Mask seen = covered(brain, toImage, image.geometry);
    StrippedSequence result{onGrid(image, toImage, brain.geometry), 0};
    std::vector<float>& voxels = result.image.voxels;
    float least = std::numeric_limits<float>::infinity();
    for (std::size_t v = 0; v < voxels.size(); ++v) {
        least = seen.voxels[v] != 0 ? std::min(least, voxels[v]) : least;
    }
    // 0 as in stripped cases, where the brain's values leave that free.
    const float outside = least > 0 ? 0 : least - 1;
    std::size_t within = 0, missing = 0;
    for (std::size_t v = 0; v < voxels.size(); ++v) {
        within += brain.voxels[v];
        missing += brain.voxels[v] != 0 && seen.voxels[v] == 0 ? 1 : 0;
        voxels[v] = seen.voxels[v] != 0 ? voxels[v] : outside;
    }
    result.uncoveredShare =
        within > 0 ? static_cast<double>(missing) / static_cast<double>(within) : 0;
    return result;
}

Mask maskOn(const Mask& mask, const Geometry& grid)
{
    if (mask.geometry == grid) {
        return mask;
    }
    Mask bright = mask;
    for (std::uint8_t& value : bright.voxels) {
        value = value != 0 ? kInside : 0;
    }
    Mask result = resampleLinear(bright, grid);
    for (std::uint8_t& value : result.voxels) {
        value = value > kInside / 2;
    }
    return result;
}

}  // namespace glioscope
