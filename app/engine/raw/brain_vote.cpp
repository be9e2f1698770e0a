#include "app/engine/raw/brain_vote.h"

#include "segmentation/volume/components.h"
#include "segmentation/volume/holes.h"
#include "segmentation/volume/resample.h"

#include <algorithm>

namespace glioscope {
namespace {

constexpr std::uint8_t kYes = 254;

/// `mask` times kYes on a grid; `everywhere`: the same of a mask that is 1 in every voxel.
Mask onGrid(const Mask& mask, const Geometry& grid, bool everywhere)
{
    Mask bright(mask.geometry, everywhere ? kYes : std::uint8_t(0));
    for (std::size_t v = 0; !everywhere && v < bright.voxels.size(); ++v) {
        bright.voxels[v] = mask.voxels[v] != 0 ? kYes : 0;
    }
    return resampleLinear(bright, grid);
}

}  // namespace

Mask votedBrain(const Mask& own, const std::vector<BrainVote>& others)
{
    std::vector<std::uint16_t> sum(own.voxels.size());
    std::ranges::transform(own.voxels, sum.begin(), [](std::uint8_t v) {
        return static_cast<std::uint16_t>(v != 0 ? kYes : 0);
    });
    for (const BrainVote& vote : others) {
        const Geometry there = moved(own.geometry, vote.toImage);
        const Mask says = onGrid(vote.brain, there, false),
                   reached = onGrid(vote.brain, there, true);
        for (std::size_t v = 0; v < sum.size(); ++v) {
            const int yes = reached.voxels[v] != 0 ? says.voxels[v] : own.voxels[v] * kYes;
            sum[v] = static_cast<std::uint16_t>(sum[v] + yes);
        }
    }
    const auto half = (others.size() + 1) * kYes / 2;
    Mask brain(own.geometry);
    std::ranges::transform(sum, brain.voxels.begin(), [half](std::uint16_t yes) {
        return static_cast<std::uint8_t>(yes > half);
    });
    dropSmallParts(brain, 1);
    fillHoles(brain);
    return brain;
}

}  // namespace glioscope
