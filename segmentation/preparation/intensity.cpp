#include "segmentation/preparation/intensity.h"

#include "segmentation/volume/background.h"
#include "segmentation/volume/slice_runs.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>
#include <vector>

namespace glioscope {
namespace {

constexpr std::size_t kMostSamples = 100'000;

// In widths of the head's values, from their 1st to their 99th percentile. Of 150 sound images none
// has a background farther than 0.8 below the former, and none a voxel farther than 3 above the
// latter.
constexpr float kFarthestBackground = 2;
constexpr float kUsualBackground = 0.2F;
constexpr float kFarthestVoxel = 5;

/// Where nearly all of the head's values lie.
struct Tissue {
    float low = 0;
    float width = 0;
    [[nodiscard]] bool holds(float v, float widthsAway) const
    {
        return v >= low - widthsAway * width && v <= low + (1 + widthsAway) * width;
    }
};

bool isTissue(float v, std::optional<float> background)
{
    return std::isfinite(v) && v != background;
}

/// Of values that are changed in order; there is at least one.
float percentileOf(std::vector<float>& values, double fraction)
{
    const auto at = values.begin() + std::lround(fraction * static_cast<double>(values.size() - 1));
    std::ranges::nth_element(values, at);
    return *at;
}

std::optional<Tissue> tissueOf(const Image& image, std::optional<float> background)
{
    std::vector<float> values;
    const std::size_t step = (image.voxels.size() / kMostSamples) | 1;
    for (std::size_t v = 0; v < image.voxels.size(); v += step) {
        if (isTissue(image.voxels[v], background)) {
            values.push_back(image.voxels[v]);
        }
    }
    if (values.empty()) {
        return std::nullopt;
    }
    const float low = percentileOf(values, 0.01), high = percentileOf(values, 0.99);
    return high > low ? std::optional(Tissue{low, high - low}) : std::nullopt;
}

/// What a voxel of tissue may be, about the others.
struct Bounds {
    float least;
    float most;
    explicit Bounds(const Tissue& tissue)
        : least(tissue.low - kFarthestVoxel * tissue.width),
          most(tissue.low + (1 + kFarthestVoxel) * tissue.width)
    {
    }
};

void clampTissue(Image& image, std::optional<float> background, const Tissue& tissue)
{
    const Bounds bounds(tissue);
    for (float& v : image.voxels) {
        if (isTissue(v, background)) {
            v = std::clamp(v, bounds.least, bounds.most);
        }
    }
}

/// Whether clampTissue() would change a voxel.
bool anyBeyond(const Image& image, std::optional<float> background, const Tissue& tissue)
{
    constexpr float kInfinity = std::numeric_limits<float>::infinity();
    const Bounds bounds(tissue);
    const float exempt = background.value_or(kInfinity);
    std::atomic<bool> any = false;
    inSliceRuns(image.geometry.size, [&](int begin, int end) {
        const float* const last = image.voxels.data() + image.geometry.offset(0, 0, end);
        bool found = false;  // without a way out of the loop it is vectorised
        for (const float* v = image.voxels.data() + image.geometry.offset(0, 0, begin); v < last;
             ++v) {
            const bool beyond = (*v < bounds.least) | (*v > bounds.most);
            found |= beyond & (std::abs(*v) < kInfinity) & (*v != exempt);
        }
        if (found) {
            any = true;
        }
    });
    return any;
}

/// A background for values of tissue that says nothing: 0 as in stripped files, if it can be one.
float usualBackground(const Image& image, float background, const Tissue& tissue)
{
    const bool above0 = std::ranges::all_of(
        image.voxels, [&](float v) { return v > 0 || !isTissue(v, background); });
    if (above0 && tissue.holds(0, kFarthestBackground)) {
        return 0;
    }
    float value = tissue.low - kUsualBackground * tissue.width;
    while (std::ranges::find(image.voxels, value) != image.voxels.end()) {
        value = std::nextafter(value, std::numeric_limits<float>::lowest());
    }
    return value;
}

struct Moments {
    double mean = 0;
    double deviation = 0;
};

template <typename IsBrain>
Moments momentsOf(const Image& image, const IsBrain& isBrain)
{
    double sum = 0;
    double squares = 0;
    double count = 0;
    for (const float v : image.voxels) {
        if (isBrain(v)) {
            sum += v;
            squares += static_cast<double>(v) * v;
            ++count;
        }
    }
    if (count == 0) {
        return {};
    }
    const double mean = sum / count;
    const double variance = squares / count - mean * mean;
    // Below this share of the mean square, what is left of the difference is rounding.
    return {mean, variance > 1e-12 * squares / count ? std::sqrt(variance) : 0};
}

}  // namespace

std::optional<float> settleBackground(Image& image)
{
    const std::optional<Background> found = findBackground(image);
    std::optional<float> value = found ? std::optional(found->value) : std::nullopt;
    if (found && found->tolerance > 0) {
        const Mask brain = brainMask(image, found);
        std::ranges::transform(image.voxels, brain.voxels, image.voxels.begin(),
                               [&](float v, std::uint8_t inside) { return inside ? v : *value; });
    }
    const std::optional<Tissue> tissue = tissueOf(image, value);
    if (!tissue) {
        return value;
    }
    clampTissue(image, value, *tissue);
    if (value && !tissue->holds(*value, kFarthestBackground)) {
        const float settled = usualBackground(image, *value, *tissue);
        std::ranges::replace(image.voxels, *value, settled);
        value = settled;
    }
    return value;
}

SettledImage settled(const std::shared_ptr<const Image>& image)
{
    if (const std::optional<Background> found = findBackground(*image);
        !found || found->tolerance == 0) {
        const auto value = found ? std::optional(found->value) : std::nullopt;
        const std::optional<Tissue> tissue = tissueOf(*image, value);
        if (!tissue || (!anyBeyond(*image, value, *tissue) &&
                        (!value || tissue->holds(*value, kFarthestBackground)))) {
            return {image, value};
        }
    }
    auto changed = std::make_shared<Image>(*image);
    const std::optional<float> background = settleBackground(*changed);
    return {std::move(changed), background};
}

std::optional<VoxelBox> brainBox(const Image& image, std::optional<float> background)
{
    return background ? boundingBox(image, *background) : VoxelBox{{0, 0, 0}, image.geometry.size};
}

void normaliseOverBrain(Image& image, std::optional<float> background)
{
    const auto isBrain = [background](float v) { return isTissue(v, background); };
    const Moments moments = momentsOf(image, isBrain);
    const double scale = moments.deviation > 0 ? 1 / moments.deviation : 0;
    for (float& v : image.voxels) {
        v = isBrain(v) ? static_cast<float>((v - moments.mean) * scale) : 0.0F;
    }
}

void normaliseByPercentiles(std::vector<float>& values)
{
    std::vector<float> sample;
    double sum = 0;
    const std::size_t step = (values.size() / kMostSamples) | 1;
    for (std::size_t v = 0; v < values.size(); v += step) {
        if (std::isfinite(values[v])) {
            sample.push_back(values[v]);
            sum += values[v];
        }
    }
    if (sample.empty()) {
        std::ranges::fill(values, 0.0F);
        return;
    }
    const float low = percentileOf(sample, 0.01);
    const auto mean = static_cast<float>(sum / static_cast<double>(sample.size()));
    std::erase_if(sample, [mean](float v) { return v <= mean; });
    const float high = sample.empty() ? low : percentileOf(sample, 0.99);
    const float scale = high > low ? 1 / (high - low) : 0;
    for (float& v : values) {
        v = std::isfinite(v) ? std::clamp((v - low) * scale, 0.0F, 2.0F) : 0;
    }
}

void backgroundToZero(Image& image, std::optional<float> background)
{
    const float zero = background.value_or(0);
    for (float& v : image.voxels) {
        v = std::isfinite(v) ? v - zero : 0.0F;
    }
}

}  // namespace glioscope
