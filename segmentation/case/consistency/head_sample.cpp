#include "segmentation/case/consistency/head_sample.h"

#include "segmentation/volume/components.h"

#include <algorithm>

namespace glioscope {
namespace {

constexpr double kBlockMm = 4;
/// As in background.h: what noise leaves beside the head.
constexpr double kSmallestPart = 0.05;

struct Blocks {
    Geometry geometry;
    std::array<std::vector<std::size_t>, 3> offset;  ///< by index axis and index: what it adds
    std::size_t voxels = 1;                          ///< of a whole block
};

Blocks blocksOf(const Geometry& grid)
{
    const AxisAssignment axes = closestWorldAxes(grid);
    Blocks blocks{.geometry = reorientedToLps(grid), .offset = {}, .voxels = 1};
    Geometry& coarse = blocks.geometry;
    Vec3 firstMiddle{};
    std::size_t stride = 1;
    for (std::size_t w = 0; w < 3; ++w) {
        const auto axis = static_cast<std::size_t>(axes.axis[w]);
        const int length = grid.size[axis];
        const int edge =
            std::max(1, static_cast<int>(std::lround(kBlockMm / grid.spacingMm[axis])));
        for (int index = 0; index < length; ++index) {
            const int along = axes.flipped[w] ? length - 1 - index : index;
            blocks.offset[axis].push_back(stride * static_cast<std::size_t>(along / edge));
        }
        coarse.size[w] = (length + edge - 1) / edge;
        stride *= static_cast<std::size_t>(coarse.size[w]);
        firstMiddle[w] = (edge - 1) / 2.0;
        blocks.voxels *= static_cast<std::size_t>(edge);
    }
    coarse.originLps = coarse.toLps(firstMiddle);
    for (std::size_t w = 0; w < 3; ++w) {
        const auto axis = static_cast<std::size_t>(axes.axis[w]);
        coarse.spacingMm[w] *= std::max(1.0, std::round(kBlockMm / grid.spacingMm[axis]));
    }
    return blocks;
}

}  // namespace

HeadSample sampleHead(const Image& image, const std::optional<Background>& background)
{
    if (!background || image.empty()) {
        return {};
    }
    const Blocks blocks = blocksOf(image.geometry);
    std::vector<double> sum(blocks.geometry.voxelCount());
    std::vector<std::uint32_t> count(sum.size());
    const Index3& n = image.geometry.size;
    const float* row = image.voxels.data();
    for (std::size_t k = 0; k < static_cast<std::size_t>(n[2]); ++k) {
        for (std::size_t j = 0; j < static_cast<std::size_t>(n[1]); ++j, row += n[0]) {
            const std::size_t start = blocks.offset[2][k] + blocks.offset[1][j];
            for (std::size_t i = 0; i < static_cast<std::size_t>(n[0]); ++i) {
                const bool head = std::isfinite(row[i]) && !background->covers(row[i]);
                const std::size_t block = start + blocks.offset[0][i];
                sum[block] += head ? static_cast<double>(row[i]) : 0.0;
                count[block] += head;
            }
        }
    }
    HeadSample sample{.geometry = blocks.geometry,
                      .values = std::vector<float>(sum.size()),
                      .head = {},
                      .noisyAir = background->isNoise()};
    Mask mask(blocks.geometry);
    for (std::size_t block = 0; block < sum.size(); ++block) {
        sample.values[block] =
            count[block] > 0 ? static_cast<float>(sum[block] / count[block]) : 0.0F;
        mask.voxels[block] = 2 * count[block] > blocks.voxels;
    }
    if (background->tolerance > 0) {
        dropSmallParts(mask, kSmallestPart);
    }
    sample.head = std::move(mask.voxels);
    return std::ranges::find(sample.head, 1) == sample.head.end() ? HeadSample{} : sample;
}

HeadSamples comparable(const HeadSamples& samples)
{
    HeadSamples chosen = {};
    const HeadSample* first = nullptr;
    for (std::size_t s = 0; s < samples.size(); ++s) {
        if (!samples[s] || samples[s]->head.empty()) {
            continue;
        }
        first = first ? first : samples[s];
        if (samePhysicalGrid(first->geometry, samples[s]->geometry)) {
            chosen[s] = samples[s];
        }
    }
    return chosen;
}

}  // namespace glioscope
