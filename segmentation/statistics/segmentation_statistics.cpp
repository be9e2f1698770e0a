#include "segmentation/statistics/segmentation_statistics.h"

#include "segmentation/metrics/evaluation.h"
#include "segmentation/volume/geometry_sentence.h"
#include "segmentation/volume/voxel_order.h"

#include <utility>

namespace glioscope {
namespace {

/// On the grid of `labels` and in its order; says of each of the others why it is not.
SequenceImages imagesWithin(const LabelMap& labels, const SequenceImages& images,
                            std::vector<Sentence>& problems)
{
    SequenceImages within;
    for (const Sequence sequence : kAllSequences) {
        const auto s = static_cast<std::size_t>(sequence);
        within[s] = inVoxelOrderOf(labels.geometry, images[s]);
        if (images[s] && !within[s]) {
            problems.push_back(Sentence::of(
                "%1 (%2) lies on another grid than the segmentation (%3), so "
                "its intensities are left out.",
                displayName(sequence), described(images[s]->geometry), described(labels.geometry)));
        }
    }
    return within;
}

}  // namespace

std::shared_ptr<const Image> inVoxelOrderOf(const Geometry& grid,
                                            const std::shared_ptr<const Image>& image)
{
    if (!image || samePhysicalGrid(image->geometry, grid)) {
        return image;
    }
    auto permuted = permutedOnto(grid, *image);
    return permuted ? std::make_shared<const Image>(std::move(*permuted)) : nullptr;
}

SegmentationStatistics segmentationStatistics(const LabelMap& labels, const SequenceImages& images,
                                              const StatisticsProgress& progress)
{
    SegmentationStatistics found;
    const SequenceImages within = imagesWithin(labels, images, found.problems);
    const std::vector<LabelVolume> volumes = labelVolumes(labels);
    const std::size_t total = volumes.size() * (1 + within.size());
    std::size_t done = 0;
    const auto goesOn = [&] { return !progress || progress(done++, total); };
    for (const LabelVolume& volume : volumes) {
        if (!goesOn()) {
            return found;
        }
        StatisticsRow row = {structureStatistics(labels, volume.structure), {}};
        for (std::size_t s = 0; s < within.size(); ++s) {
            if (!goesOn()) {
                return found;
            }
            if (within[s]) {
                row.intensities[s] = intensityStatistics(*within[s], labels, volume.structure);
            }
        }
        found.rows.push_back(std::move(row));
    }
    return found;
}

}  // namespace glioscope
