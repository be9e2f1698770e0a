#include "segmentation/preparation/second_stage.h"

#include "segmentation/volume/reorient.h"
#include "segmentation/volume/resample.h"

#include <algorithm>
#include <cmath>

namespace glioscope {
namespace {

std::vector<Image> resampled(const std::vector<Image>& volumes, const Geometry& grid)
{
    std::vector<Image> result;
    for (const Image& volume : volumes) {
        result.push_back(resampleLinear(volume, grid));
    }
    return result;
}

/// Longer by `before` at its begin and as much at its end, within 0 to `length`.
void grow(VoxelBox& box, std::size_t axis, int before, int length)
{
    box.begin[axis] = std::max(0, box.begin[axis] - before);
    box.end[axis] = std::min(length, box.end[axis] + before);
}

/// At least `least` voxels long; towards the other end where the grid ends at one.
void lengthen(VoxelBox& box, std::size_t axis, int least, int length)
{
    const int missing = least - (box.end[axis] - box.begin[axis]);
    if (missing <= 0) {
        return;
    }
    box.begin[axis] = std::clamp(box.begin[axis] - missing / 2, 0, std::max(0, length - least));
    box.end[axis] = std::min(length, box.begin[axis] + least);
}

}  // namespace

StageAnswer resampled(const StageAnswer& answer, const Geometry& grid)
{
    return {.mean = resampled(answer.mean, grid), .variance = resampled(answer.variance, grid)};
}

std::optional<VoxelBox> secondStageBox(const ModelContract& contract,
                                       const std::vector<Image>& first)
{
    const Geometry& grid = first.front().geometry;
    Mask found(grid);
    for (std::size_t c = 0; c < first.size(); ++c) {
        const auto threshold = static_cast<float>(contract.outputs.at(c).threshold);
        std::ranges::transform(first[c].voxels, found.voxels, found.voxels.begin(),
                               [threshold](float p, std::uint8_t before) {
                                   return std::uint8_t{p > threshold || before > 0};
                               });
    }
    std::optional<VoxelBox> box = boxOf(found, [](std::uint8_t v) { return v > 0; });
    for (std::size_t axis = 0; box && axis < 3; ++axis) {
        const int length = grid.size[axis];
        const double margin = contract.secondStage->marginMm / grid.spacingMm[axis];
        grow(*box, axis, static_cast<int>(std::ceil(margin)), length);
        lengthen(*box, axis, contract.secondStage->windowVoxels[axis], length);
    }
    return box;
}

void averageInBox(const ModelContract& contract, const StageAnswer& second, const VoxelBox& box,
                  StageAnswer& answer)
{
    for (std::size_t c = 0; c < answer.mean.size(); ++c) {
        if (contract.outputs.at(c).structure == Structure::WholeTumour) {
            continue;
        }
        Image mean = crop(answer.mean[c], box);
        if (!answer.variance.empty()) {
            Image variance = crop(answer.variance[c], box);
            for (std::size_t v = 0; v < variance.voxels.size(); ++v) {
                const float apart = (mean.voxels[v] - second.mean[c].voxels[v]) / 2;
                variance.voxels[v] =
                    (variance.voxels[v] + second.variance[c].voxels[v]) / 2 + apart * apart;
            }
            paste(variance, box, answer.variance[c]);
        }
        std::ranges::transform(mean.voxels, second.mean[c].voxels, mean.voxels.begin(),
                               [](float a, float b) { return (a + b) / 2; });
        paste(mean, box, answer.mean[c]);
    }
}

}  // namespace glioscope
