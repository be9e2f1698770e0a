#include "viewer/window_level.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace glioscope {
namespace {

constexpr std::size_t kSamples = 300'000;
constexpr double kLowPercentile = 0.01;
constexpr double kHighPercentile = 0.995;

VoxelBox boxBetween(const Index3& corner, const Index3& opposite, const Index3& size)
{
    VoxelBox box;
    for (int c = 0; c < 3; ++c) {
        box.begin[c] = std::clamp(std::min(corner[c], opposite[c]), 0, size[c]);
        box.end[c] = std::clamp(std::max(corner[c], opposite[c]) + 1, box.begin[c], size[c]);
    }
    return box;
}

float percentile(std::vector<float>& values, double fraction)
{
    const auto rank = static_cast<std::ptrdiff_t>(
        std::lround(fraction * static_cast<double>(values.size() - 1)));
    std::nth_element(values.begin(), values.begin() + rank, values.end());
    return values[static_cast<std::size_t>(rank)];
}

std::vector<float> samples(const Image& image, const VoxelBox& box, float background)
{
    const Index3 size = box.size();
    const auto count = static_cast<std::size_t>(size[0]) * static_cast<std::size_t>(size[1]) *
                       static_cast<std::size_t>(size[2]);
    // An odd step does not fall into phase with the even lengths that rows usually have.
    const std::size_t step = (count / kSamples) | 1;
    std::vector<float> values;
    values.reserve(count / step + 1);
    std::size_t next = 0, seen = 0;
    for (int k = box.begin[2]; k < box.end[2]; ++k) {
        for (int j = box.begin[1]; j < box.end[1]; ++j) {
            const float* row = &image.voxels[image.geometry.offset(box.begin[0], j, k)];
            for (; next < seen + static_cast<std::size_t>(size[0]); next += step) {
                const float value = row[next - seen];
                if (value != background && std::isfinite(value)) {
                    values.push_back(value);
                }
            }
            seen += static_cast<std::size_t>(size[0]);
        }
    }
    return values;
}

}  // namespace

float backgroundOf(const Image& image)
{
    const Index3 last = {image.geometry.size[0] - 1, image.geometry.size[1] - 1,
                         image.geometry.size[2] - 1};
    std::array<float, 8> corners{};
    for (int c = 0; c < 8; ++c) {
        corners[static_cast<std::size_t>(c)] =
            image.at(c & 1 ? last[0] : 0, c & 2 ? last[1] : 0, c & 4 ? last[2] : 0);
    }
    const auto votes = [&](float value) { return std::count(corners.begin(), corners.end(), value); };
    return *std::max_element(corners.begin(), corners.end(), [&](float a, float b) {
        return votes(a) != votes(b) ? votes(a) < votes(b) : a > b;
    });
}

WindowLevel automaticWindowLevel(const Image& image)
{
    return automaticWindowLevel(image, Index3{0, 0, 0}, image.geometry.size);
}

WindowLevel automaticWindowLevel(const Image& image, const Index3& corner, const Index3& opposite)
{
    if (image.empty()) {
        return {};
    }
    const float background = backgroundOf(image);
    std::vector<float> values = samples(image, boxBetween(corner, opposite, image.geometry.size), background);
    if (values.empty()) {
        const double only = std::isfinite(background) ? background : 0.0;
        return {.window = 1, .level = only};
    }
    const double low = percentile(values, kLowPercentile);
    const double high = percentile(values, kHighPercentile);
    // Relative, so that a window never drowns in the rounding of large intensities.
    const double least = std::max(1e-6, 1e-6 * std::max(std::abs(low), std::abs(high)));
    return {.window = high - low > least ? high - low : 1.0, .level = (low + high) / 2};
}

VoxelBox contentBox(const Image& image)
{
    const VoxelBox all = {{0, 0, 0}, image.geometry.size};
    return image.empty() ? all : boundingBox(image, backgroundOf(image)).value_or(all);
}

}  // namespace glioscope
