#include "segmentation/comparison/pair_figures.h"

#include "segmentation/metrics/hausdorff.h"
#include "segmentation/metrics/overlap.h"

#include <algorithm>

namespace glioscope {
namespace {

/// What one segmentation says within the votes' box: nothing of it lies beyond.
Mask maskOf(const Votes& votes, std::size_t layer)
{
    Mask mask(croppedGeometry(votes.grid, votes.box));
    std::ranges::transform(votes.sets, mask.voxels.begin(), [layer](LayerSet set) {
        return static_cast<std::uint8_t>(set >> layer & 1);
    });
    return mask;
}

double precision(const Confusion& c)
{
    const std::int64_t found = c.truePositive + c.falsePositive;
    return found == 0 ? 1 : static_cast<double>(c.truePositive) / static_cast<double>(found);
}

}  // namespace

double volumeMl(const Votes& votes, std::size_t layer)
{
    const auto says = [layer](LayerSet set) { return (set >> layer & 1) != 0; };
    return static_cast<double>(std::ranges::count_if(votes.sets, says)) *
           votes.grid.voxelVolumeMl();
}

PairFigures pairFigures(const Votes& votes, std::size_t layer, std::size_t reference)
{
    const Mask prediction = maskOf(votes, layer), expected = maskOf(votes, reference);
    const Confusion c = compareMasks(prediction.voxels, expected.voxels);
    return {.dice = dice(c),
            .sensitivity = sensitivity(c),
            .precision = precision(c),
            .hd95Mm = hausdorff95Mm(prediction, expected),
            .ml = volumeMl(votes, layer),
            .referenceMl = volumeMl(votes, reference)};
}

}  // namespace glioscope
