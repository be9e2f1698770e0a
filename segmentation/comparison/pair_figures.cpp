#include "segmentation/comparison/pair_figures.h"

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

}  // namespace

double volumeMl(const Votes& votes, std::size_t layer)
{
    const auto says = [layer](LayerSet set) { return (set >> layer & 1) != 0; };
    return static_cast<double>(std::ranges::count_if(votes.sets, says)) *
           votes.grid.voxelVolumeMl();
}

MaskFigures pairFigures(const Votes& votes, std::size_t layer, std::size_t reference)
{
    const Mask prediction = maskOf(votes, layer), expected = maskOf(votes, reference);
    Confusion counts = compareMasks(prediction.voxels, expected.voxels);
    counts.trueNegative += static_cast<std::int64_t>(votes.grid.voxelCount() - votes.sets.size());
    MaskFigures figures = overlapFigures(counts, votes.grid.voxelVolumeMl());
    measureEdges(figures, prediction, expected, kDefaultToleranceMm);
    measureElements(figures, prediction, expected, kDefaultToleranceMm);
    return figures;
}

}  // namespace glioscope
