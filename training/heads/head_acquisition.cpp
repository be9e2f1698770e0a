#include "training/heads/head_acquisition.h"

#include "training/heads/smooth_field.h"

#include <algorithm>
#include <cmath>

namespace glioscope {
namespace {

/// Calls `work` with every line along `axis`, gathered, and writes back what it leaves.
template <typename Work>
void alongLines(std::vector<float>& image, const Index3& size, std::size_t axis, const Work& work)
{
    const auto nj = static_cast<std::size_t>(size[1]), nk = static_cast<std::size_t>(size[2]);
    const std::array<std::size_t, 3> steps = {nj * nk, nk, 1};
    const std::size_t step = steps[axis], length = static_cast<std::size_t>(size[axis]);
    std::vector<float> line(length);
    for (std::size_t first = 0; first < image.size(); first += step * length) {
        for (std::size_t n = 0; n < step; ++n) {
            float* values = image.data() + first + n;
            for (std::size_t v = 0; v < length; ++v) {
                line[v] = values[v * step];
            }
            work(line);
            for (std::size_t v = 0; v < length; ++v) {
                values[v * step] = line[v];
            }
        }
    }
}

/// Three taps, of standard deviation `sigma` voxels (at most about 0.8).
void blur(std::vector<float>& image, const Index3& size, double sigma)
{
    const auto side = static_cast<float>(std::min(0.33, sigma * sigma / 2));
    for (std::size_t axis = 0; axis < 3; ++axis) {
        alongLines(image, size, axis, [&](std::vector<float>& line) {
            float before = line.front();
            for (std::size_t v = 0; v < line.size(); ++v) {
                const float after = line[std::min(v + 1, line.size() - 1)];
                const float now = line[v];
                line[v] = now + side * (before - 2 * now + after);
                before = now;
            }
        });
    }
}

/// Slices of `thickness` voxels with `phase` (0 to 1) of the first before the line begins, then
/// interpolated back as a resampling does.
void thickSlices(std::vector<float>& line, double thickness, double phase)
{
    const auto length = static_cast<double>(line.size());
    const double begin = -phase * thickness;
    const auto count = static_cast<std::size_t>(std::ceil((length - begin) / thickness));
    std::vector<float> slices(count);
    for (std::size_t s = 0; s < count; ++s) {
        const double low = std::max(0.0, begin + static_cast<double>(s) * thickness);
        const double high = std::min(length, begin + static_cast<double>(s + 1) * thickness);
        double sum = 0, weight = 0;
        for (auto v = static_cast<std::size_t>(low); static_cast<double>(v) < high; ++v) {
            const double share =
                std::min(high, static_cast<double>(v + 1)) - std::max(low, static_cast<double>(v));
            sum += share * line[v];
            weight += share;
        }
        slices[s] = weight > 0 ? static_cast<float>(sum / weight) : 0;
    }
    for (std::size_t v = 0; v < line.size(); ++v) {
        const double place = std::clamp((static_cast<double>(v) + 0.5 - begin) / thickness - 0.5,
                                        0.0, static_cast<double>(count - 1));
        const auto lower = static_cast<std::size_t>(place);
        const std::size_t upper = std::min(lower + 1, count - 1);
        line[v] = slices[lower] + static_cast<float>(place - static_cast<double>(lower)) *
                                      (slices[upper] - slices[lower]);
    }
}

void thicken(std::vector<float>& image, const Index3& size, const Vec3& spacingMm,
             RandomStream& random)
{
    if (!random.chance(0.55)) {
        return;
    }
    const std::size_t axis = random.chance(0.6) ? 2 : random.below(3);
    const double thickness = random.uniform(3, 7.5) / spacingMm[axis];
    const double phase = random.uniform(0, 1);
    if (thickness > 1) {
        alongLines(image, size, axis,
                   [&](std::vector<float>& line) { thickSlices(line, thickness, phase); });
    }
}

/// A sensitivity between about half and twice, a gamma, and Rician noise.
void shadeAndAddNoise(std::vector<float>& image, const Index3& size, RandomStream& random)
{
    const Vec3 half = {size[0] / 2.0, size[1] / 2.0, size[2] / 2.0};
    const SmoothField sensitivity(half, random.uniform(0.35, 0.9) * size[1], random);
    const auto strength = static_cast<float>(random.chance(0.7) ? random.uniform(0, 0.45) : 0);
    const auto gamma = static_cast<float>(random.chance(0.5) ? random.uniform(0.6, 1.6) : 1);
    const auto noise = static_cast<float>(
        random.chance(0.25) ? 0 : random.uniform(0.002, random.chance(0.3) ? 0.09 : 0.035));
    std::size_t v = 0;
    for (int i = 0; i < size[0]; ++i) {
        for (int j = 0; j < size[1]; ++j) {
            for (int k = 0; k < size[2]; ++k, ++v) {
                float value = image[v];
                if (strength > 0) {
                    value *= std::exp(strength *
                                      sensitivity.at({i - half[0], j - half[1], k - half[2]}));
                }
                if (gamma != 1) {
                    value = std::pow(value, gamma);
                }
                if (noise > 0) {
                    value = std::hypot(value + noise * static_cast<float>(random.normal()),
                                       noise * static_cast<float>(random.normal()));
                }
                image[v] = value;
            }
        }
    }
}

}  // namespace

void acquire(std::vector<float>& image, const Index3& size, const Vec3& spacingMm,
             RandomStream& random)
{
    blur(image, size, random.uniform(0.25, 0.75));
    thicken(image, size, spacingMm, random);
    shadeAndAddNoise(image, size, random);
}

FieldOfView randomFieldOfView(const Index3& size, RandomStream& random)
{
    FieldOfView view{.begin = {0, 0, 0}, .end = size};
    for (std::size_t c = 0; c < 3; ++c) {
        const double chance = c == 2 ? 0.3 : 0.15;
        if (random.chance(chance)) {
            view.begin[c] = static_cast<int>(size[c] * random.uniform(0, 0.3));
        }
        if (random.chance(chance)) {
            view.end[c] = size[c] - static_cast<int>(size[c] * random.uniform(0, 0.3));
        }
    }
    return view;
}

}  // namespace glioscope
