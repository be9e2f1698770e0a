#include "segmentation/preparation/head_input.h"

#include "segmentation/preparation/intensity.h"
#include "segmentation/volume/components.h"
#include "segmentation/volume/holes.h"
#include "segmentation/volume/reorient.h"
#include "segmentation/volume/resample.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace glioscope {
namespace {

/// `values` in any order; there is at least one.
float percentileOf(std::vector<float> values, double share)
{
    const auto at = values.begin() + std::lround(share * static_cast<double>(values.size() - 1));
    std::ranges::nth_element(values, at);
    return *at;
}

/// Above 0.5 in the largest part, and in its holes.
Mask largestPart(const Image& probability)
{
    Mask mask(probability.geometry);
    std::ranges::transform(probability.voxels, mask.voxels.begin(),
                           [](float p) { return static_cast<std::uint8_t>(p > 0.5F); });
    dropSmallParts(mask, 1);
    fillHoles(mask);
    return mask;
}

/// Probabilities of other parts fall below the threshold, those of holes rise above it.
Image settled(const Image& probability)
{
    const Mask brain = largestPart(probability);
    Image result = probability;
    for (std::size_t v = 0; v < result.voxels.size(); ++v) {
        float& p = result.voxels[v];
        if (brain.voxels[v]) {
            p = p > 0.5F ? p : 1;
        } else {
            p = p > 0.5F ? 0 : p;
        }
    }
    return result;
}

/// The image at eight places in every voxel of `grid`, averaged: fine voxels are not skipped, which
/// would leave their noise and hide what is thinner than the grid.
Image averagedOn(const Geometry& grid, const Image& image)
{
    Geometry fine = grid;
    Vec3 first{};
    for (std::size_t c = 0; c < 3; ++c) {
        fine.size[c] *= 2;
        fine.spacingMm[c] /= 2;
        first[c] = -0.25;
    }
    fine.originLps = grid.toLps(first);
    const Image places = resampleLinear(image, fine);
    Image result(grid);
    for (int k = 0; k < fine.size[2]; ++k) {
        for (int j = 0; j < fine.size[1]; ++j) {
            for (int i = 0; i < fine.size[0]; ++i) {
                result.at(i / 2, j / 2, k / 2) += places.at(i, j, k) / 8;
            }
        }
    }
    return result;
}

}  // namespace

Image headInput(const ModelContract& contract, const Image& image)
{
    Image head = reorientToLps(image);
    for (float& v : head.voxels) {
        v = std::isfinite(v) ? v : 0;
    }
    head = averagedOn(withSpacing(head.geometry, contract.spacingMm), head);
    normaliseByPercentiles(head.voxels);
    return head;
}

Mask brainFrom(const Image& probability, const Geometry& grid)
{
    const Image onGrid = resampleLinear(settled(probability), grid);
    Mask brain(grid);
    std::ranges::transform(onGrid.voxels, brain.voxels.begin(),
                           [](float p) { return static_cast<std::uint8_t>(p > 0.5F); });
    return brain;
}

double brightShareOutside(const Image& image, const Mask& brain)
{
    std::vector<float> inside;
    for (std::size_t v = 0; v < image.voxels.size(); ++v) {
        if (brain.voxels[v] && std::isfinite(image.voxels[v])) {
            inside.push_back(image.voxels[v]);
        }
    }
    if (inside.empty()) {
        return 0;
    }
    const float dark = percentileOf(image.voxels, 0.01);
    const float level = dark + (percentileOf(inside, 0.5) - dark) / 4;
    double bright = 0, outside = 0;
    for (std::size_t v = 0; v < image.voxels.size(); ++v) {
        if (image.voxels[v] > level) {
            ++bright;
            outside += brain.voxels[v] ? 0 : 1;
        }
    }
    return bright > 0 ? outside / bright : 0;
}

}  // namespace glioscope
