#include "segmentation/session/window_level.h"

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
    const auto rank =
        static_cast<std::ptrdiff_t>(std::lround(fraction * static_cast<double>(values.size() - 1)));
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

struct Range {
    double low = 0;
    double high = 0;
    [[nodiscard]] double middle() const { return (low + high) / 2; }
    [[nodiscard]] WindowLevel window() const { return {.window = high - low, .level = middle()}; }
    /// Relative, so that a window never drowns in the rounding of large intensities.
    [[nodiscard]] bool isEmpty() const
    {
        return high - low <= std::max(1e-6, 1e-6 * std::max(std::abs(low), std::abs(high)));
    }
};

/// Nothing where the box holds nothing but background.
std::optional<Range> rangeIn(const Image& image, const VoxelBox& box,
                             const std::optional<Background>& background)
{
    std::vector<float> values = samples(image, box, background);
    if (values.empty()) {
        return std::nullopt;
    }
    const double low = percentile(values, kLowPercentile);
    return Range{low, percentile(values, kHighPercentile)};
}

}  // namespace

WindowLevel automaticWindowLevel(const Image& image, const std::optional<Background>& background)
{
    if (image.empty()) {
        return {};
    }
    const auto range = rangeIn(image, {{0, 0, 0}, image.geometry.size}, background);
    if (!range) {
        return {.window = 1, .level = background ? double(background->value) : 0.0};
    }
    return range->isEmpty() ? WindowLevel{.window = 1, .level = range->middle()} : range->window();
}

WindowLevel automaticWindowLevel(const Image& image)
{
    return automaticWindowLevel(image, findBackground(image));
}

std::optional<WindowLevel> windowLevelWithin(const Image& image, const Index3& corner,
                                             const Index3& opposite)
{
    if (image.empty()) {
        return std::nullopt;
    }
    const VoxelBox box = boxBetween(corner, opposite, image.geometry.size);
    const auto range = rangeIn(image, box, findBackground(image));
    return range && !range->isEmpty() ? std::optional(range->window()) : std::nullopt;
}

VoxelBox contentBox(const Image& image, const std::optional<Background>& background)
{
    return brainBox(image, background).value_or(VoxelBox{{0, 0, 0}, image.geometry.size});
}

}  // namespace glioscope
