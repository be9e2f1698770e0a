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

std::vector<float> samples(const Image& image, const VoxelBox& box,
                           const std::optional<Background>& background)
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
                if (std::isfinite(value) && !(background && background->covers(value))) {
                    values.push_back(value);
                }
            }
            seen += static_cast<std::size_t>(size[0]);
        }
    }
    return values;
}

WindowLevel windowLevelIn(const VoxelBox& box, const Image& image,
                          const std::optional<Background>& background)
{
    std::vector<float> values = samples(image, box, background);
    if (values.empty()) {
        return {.window = 1, .level = background ? double(background->value) : 0.0};
    }
    const double low = percentile(values, kLowPercentile);
    const double high = percentile(values, kHighPercentile);
    // Relative, so that a window never drowns in the rounding of large intensities.
    const double least = std::max(1e-6, 1e-6 * std::max(std::abs(low), std::abs(high)));
    return {.window = high - low > least ? high - low : 1.0, .level = (low + high) / 2};
}

}  // namespace

WindowLevel automaticWindowLevel(const Image& image, const std::optional<Background>& background)
{
    return image.empty() ? WindowLevel{}
                         : windowLevelIn({{0, 0, 0}, image.geometry.size}, image, background);
}

WindowLevel automaticWindowLevel(const Image& image)
{
    return automaticWindowLevel(image, findBackground(image));
}

WindowLevel automaticWindowLevel(const Image& image, const Index3& corner, const Index3& opposite)
{
    return image.empty() ? WindowLevel{}
                         : windowLevelIn(boxBetween(corner, opposite, image.geometry.size), image,
                                         findBackground(image));
}

VoxelBox contentBox(const Image& image, const std::optional<Background>& background)
{
    return brainBox(image, background).value_or(VoxelBox{{0, 0, 0}, image.geometry.size});
}

}  // namespace glioscope
