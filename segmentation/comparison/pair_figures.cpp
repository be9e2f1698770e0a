#include "segmentation/comparison/pair_figures.h"

#include <algorithm>
#include <cmath>

namespace glioscope {
namespace {

VoxelBox roomAround(const Votes& votes)
{
    return grown(votes.box, kLesionRoomVoxels, votes.grid.size);
}

/// What one segmentation says within that room: nothing of it lies beyond.
Mask maskOf(const Votes& votes, std::size_t layer)
{
    Mask mask(croppedGeometry(votes.grid, votes.box));
    std::ranges::transform(votes.sets, mask.voxels.begin(), [layer](LayerSet set) {
        return static_cast<std::uint8_t>(set >> layer & 1);
    });
    VoxelBox room = roomAround(votes);
    for (std::size_t axis = 0; axis < 3; ++axis) {
        room.begin[axis] -= votes.box.begin[axis];
        room.end[axis] -= votes.box.begin[axis];
    }
    return crop(mask, room);
}

bool isRegion(Structure structure)
{
    return std::ranges::any_of(
        kAllRegions, [structure](Region region) { return structureOf(region) == structure; });
}

}  // namespace

StructureFigures pairFigures(const Votes& votes, std::size_t layer, std::size_t reference,
                             Structure structure, double toleranceMm)
{
    const Mask prediction = maskOf(votes, layer), expected = maskOf(votes, reference);
    Confusion counts = compareMasks(prediction.voxels, expected.voxels);
    counts.trueNegative +=
        static_cast<std::int64_t>(votes.grid.voxelCount() - prediction.voxels.size());
    StructureFigures result = {.structure = structure,
                               .figures = overlapFigures(counts, votes.grid.voxelVolumeMl()),
                               .lesions = {}};
    MaskFigures& figures = result.figures;
    measureEdges(figures, prediction, expected, toleranceMm);
    measureElements(figures, prediction, expected, toleranceMm);
    if (isRegion(structure)) {
        const double known = figures.byFormula[Metric::SurfaceHausdorff95];
        result.lesions = allLesionFigures({.prediction = prediction,
                                           .reference = expected,
                                           .diagonalMm = diagonalMm(votes.grid),
                                           .wholeHd95Mm = known,
                                           .wholeIsKnown = !std::isnan(known)});
    }
    return result;
}

}  // namespace glioscope
