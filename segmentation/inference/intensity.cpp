#include "segmentation/inference/intensity.h"

#include <array>
#include <cmath>
#include <map>
#include <utility>

namespace glioscope {
namespace {

/// The value seen most often, and how often.
std::pair<float, std::size_t> mostFrequent(const std::map<float, std::size_t>& counts)
{
    std::pair<float, std::size_t> best = {0.0F, 0};
    for (const auto& entry : counts) {
        if (entry.second > best.second) {
            best = entry;
        }
    }
    return best;
}

std::map<float, std::size_t> cornerValues(const Image& image)
{
    std::map<float, std::size_t> counts;
    const Index3& n = image.geometry.size;
    for (const int i : {0, n[0] - 1}) {
        for (const int j : {0, n[1] - 1}) {
            for (const int k : {0, n[2] - 1}) {
                if (const float value = image.at(i, j, k); std::isfinite(value)) {
                    ++counts[value];
                }
            }
        }
    }
    return counts;
}

std::map<float, std::size_t> faceValues(const Image& image, std::size_t& total)
{
    std::map<float, std::size_t> counts;
    const Index3& n = image.geometry.size;
    for (int k = 0; k < n[2]; ++k) {
        for (int j = 0; j < n[1]; ++j) {
            const bool onFace = k == 0 || k == n[2] - 1 || j == 0 || j == n[1] - 1;
            const int step = onFace || n[0] == 1 ? 1 : n[0] - 1;
            for (int i = 0; i < n[0]; i += step) {
                ++total;
                if (const float value = image.at(i, j, k); std::isfinite(value)) {
                    ++counts[value];
                }
            }
        }
    }
    return counts;
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

std::optional<float> backgroundValue(const Image& image)
{
    if (image.empty()) {
        return std::nullopt;
    }
    if (const auto [value, votes] = mostFrequent(cornerValues(image)); votes >= 5) {
        return value;
    }
    std::size_t total = 0;
    const auto [value, votes] = mostFrequent(faceValues(image, total));
    return 2 * votes >= total ? std::optional(value) : std::nullopt;
}

std::optional<VoxelBox> brainBox(const Image& image, std::optional<float> background)
{
    return background ? boundingBox(image, *background) : VoxelBox{{0, 0, 0}, image.geometry.size};
}

void normaliseOverBrain(Image& image, std::optional<float> background)
{
    const auto isBrain = [background](float v) { return std::isfinite(v) && v != background; };
    const Moments moments = momentsOf(image, isBrain);
    const double scale = moments.deviation > 0 ? 1 / moments.deviation : 0;
    for (float& v : image.voxels) {
        v = isBrain(v) ? static_cast<float>((v - moments.mean) * scale) : 0.0F;
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
