#include "tests/support/whole_head.h"

#include "segmentation/system/random_stream.h"
#include "segmentation/volume/holes.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace glioscope::test {
namespace {

enum Layer : std::uint8_t { kAir, kBrain, kFluid, kBone, kScalp };

/// Against white matter's 1; by Sequence, then fluid, bone, scalp.
constexpr std::array<std::array<float, 3>, 4> kBrightness = {
    {{0.25F, 0.15F, 0.9F}, {0.35F, 0.15F, 1.4F}, {0.35F, 0.2F, 1.3F}, {1.9F, 0.15F, 0.8F}}};

/// One voxel more in all directions that lie along an axis.
void grow(std::vector<std::uint8_t>& layers, const Geometry& grid, std::uint8_t layer)
{
    const std::vector<std::uint8_t> before = layers;
    const Index3& n = grid.size;
    for (int k = 1; k + 1 < n[2]; ++k) {
        for (int j = 1; j + 1 < n[1]; ++j) {
            for (int i = 1; i + 1 < n[0]; ++i) {
                const std::size_t at = grid.offset(i, j, k);
                const std::array around = {grid.offset(i - 1, j, k), grid.offset(i + 1, j, k),
                                           grid.offset(i, j - 1, k), grid.offset(i, j + 1, k),
                                           grid.offset(i, j, k - 1), grid.offset(i, j, k + 1)};
                if (before[at] == kAir &&
                    std::ranges::any_of(around, [&](std::size_t v) { return before[v] != kAir; })) {
                    layers[at] = layer;
                }
            }
        }
    }
}

/// About 2 mm of fluid, 6 mm of bone, 7 mm of scalp.
std::vector<std::uint8_t> layersAround(const Mask& brain)
{
    std::vector<std::uint8_t> layers = brain.voxels;
    const Geometry& grid = brain.geometry;
    const double edge = *std::ranges::min_element(grid.spacingMm);
    for (const auto& [layer, mm] : {std::pair(kFluid, 2.0), {kBone, 6.0}, {kScalp, 7.0}}) {
        for (int step = std::max(1, int(std::lround(mm / edge))); step > 0; --step) {
            grow(layers, grid, layer);
        }
    }
    return layers;
}

float whiteLevel(const Image& image, const Mask& brain)
{
    std::vector<float> inside;
    for (std::size_t v = 0; v < image.voxels.size(); ++v) {
        if (brain.voxels[v] != 0) {
            inside.push_back(image.voxels[v]);
        }
    }
    const auto middle = inside.begin() + std::ptrdiff_t(inside.size() / 2);
    std::ranges::nth_element(inside, middle);
    return *middle;
}

}  // namespace

Mask brainOf(const Phantom& stripped)
{
    Mask brain(stripped.labels.geometry);
    for (std::size_t v = 0; v < brain.voxels.size(); ++v) {
        brain.voxels[v] = std::ranges::all_of(
            stripped.images, [v](const Image& image) { return image.voxels[v] != 0; });
    }
    fillHoles(brain);
    return brain;
}

Phantom wholeHead(const PhantomOptions& options)
{
    Phantom head = makePhantom(options);
    const Mask brain = brainOf(head);
    const std::vector<std::uint8_t> layers = layersAround(brain);
    RandomStream random(options.seed, 0, 99);
    for (std::size_t s = 0; s < head.images.size(); ++s) {
        Image& image = head.images[s];
        const float white = whiteLevel(image, brain);
        for (std::size_t v = 0; v < image.voxels.size(); ++v) {
            if (layers[v] != kBrain) {
                const float level =
                    layers[v] == kAir ? 0 : white * kBrightness[s][std::size_t(layers[v] - kFluid)];
                const auto noise = static_cast<float>(random.uniform(-0.04, 0.04)) * white;
                image.voxels[v] = std::round(std::abs(level + noise));
            }
        }
    }
    return head;
}

}  // namespace glioscope::test
