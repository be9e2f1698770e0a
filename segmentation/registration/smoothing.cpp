#include "segmentation/registration/smoothing.h"

#include "segmentation/system/in_parallel.h"
#include "segmentation/volume/slice_runs.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace glioscope {
namespace {

/// Half of a Gaussian from its middle on, all weights of the whole together 1.
std::vector<float> kernelOf(double sigmaVoxels)
{
    std::vector<float> half(static_cast<std::size_t>(std::ceil(3 * sigmaVoxels)) + 1);
    double sum = 0;
    for (std::size_t n = 0; n < half.size(); ++n) {
        const double at = static_cast<double>(n) / sigmaVoxels;
        half[n] = static_cast<float>(std::exp(-at * at / 2));
        sum += half[n] * (n == 0 ? 1 : 2);
    }
    for (float& weight : half) {
        weight = static_cast<float>(weight / sum);
    }
    return half;
}

/// `count` rows of `width` values each that lie behind each other; blurred across the rows. Beyond
/// the ends the last row goes on.
void blurAcross(const float* rows, float* out, std::size_t count, std::size_t width,
                const std::vector<float>& half)
{
    for (std::size_t r = 0; r < count; ++r, out += width) {
        std::fill_n(out, width, 0.0F);
        for (std::size_t n = 0; n < half.size(); ++n) {
            const float* before = rows + width * (r >= n ? r - n : 0);
            const float* behind = rows + width * std::min(r + n, count - 1);
            const float weight = n == 0 ? half[n] / 2 : half[n];
            for (std::size_t i = 0; i < width; ++i) {
                out[i] += weight * (before[i] + behind[i]);
            }
        }
    }
}

/// The grid of blocks of so many voxels, each in the middle of its voxels.
Geometry blockGrid(const Geometry& grid, const Index3& block)
{
    Geometry blocks = grid;
    Vec3 first = {};
    for (std::size_t c = 0; c < 3; ++c) {
        blocks.size[c] = std::max(1, grid.size[c] / block[c]);
        blocks.spacingMm[c] = grid.spacingMm[c] * block[c];
        first[c] = (block[c] - 1) / 2.0;
    }
    blocks.originLps = grid.toLps(first);
    return blocks;
}

}  // namespace

Image coarsened(const Image& image, double mm)
{
    const Geometry& grid = image.geometry;
    Index3 block = {};
    for (std::size_t c = 0; c < 3; ++c) {
        block[c] = std::clamp(static_cast<int>(mm / grid.spacingMm[c] + 1e-6), 1, grid.size[c]);
    }
    if (block == Index3{1, 1, 1}) {
        return image;
    }
    Image result(blockGrid(grid, block));
    const Index3& size = result.geometry.size;
    const auto share = 1.0F / static_cast<float>(block[0] * block[1] * block[2]);
    inSliceRuns(size, [&](int begin, int end) {
        for (int k = begin * block[2]; k < end * block[2]; ++k) {
            for (int j = 0; j < size[1] * block[1]; ++j) {
                for (int i = 0; i < size[0] * block[0]; ++i) {
                    result.at(i / block[0], j / block[1], k / block[2]) +=
                        share * image.at(i, j, k);
                }
            }
        }
    });
    return result;
}

Image smoothed(const Image& image, double sigmaMm)
{
    constexpr double kLeastVoxels = 1 / 3.0;
    Image result, source;
    const Image* last = &image;
    std::size_t width = 1;
    for (std::size_t axis = 0; axis < 3; ++axis) {
        const auto count = static_cast<std::size_t>(image.geometry.size[axis]);
        const double sigma = sigmaMm / image.geometry.spacingMm[axis];
        if (sigma >= kLeastVoxels) {
            if (last == &result) {
                source = std::move(result);
                last = &source;
            }
            result = Image(image.geometry);
            const std::vector<float> half = kernelOf(sigma);
            const std::size_t block = width * count;
            inParallel(block > 0 ? image.voxels.size() / block : 0, 0, [&](std::size_t n) {
                blurAcross(last->voxels.data() + n * block, result.voxels.data() + n * block, count,
                           width, half);
            });
            last = &result;
        }
        width *= count;
    }
    if (result.empty()) {
        return image;
    }
    return result;
}

Image withoutExtremes(Image image, const Mask& mask)
{
    std::vector<float> inside;
    for (std::size_t v = 0; v < image.voxels.size(); ++v) {
        if (mask.voxels[v] != 0) {
            inside.push_back(image.voxels[v]);
        }
    }
    if (inside.empty()) {
        return image;
    }
    const auto cut = static_cast<std::ptrdiff_t>(inside.size() / 1000);
    std::ranges::nth_element(inside, inside.end() - 1 - cut);
    const float high = *(inside.end() - 1 - cut);
    const float low = *std::ranges::min_element(image.voxels);
    for (float& v : image.voxels) {
        v = std::clamp(v, low, std::max(low, high));
    }
    return image;
}

}  // namespace glioscope
