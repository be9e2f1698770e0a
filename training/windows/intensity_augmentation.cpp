#include "training/windows/intensity_augmentation.h"

#include "training/patches/patch_file.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace glioscope {
namespace {

constexpr std::size_t kImages = PatchCase::kImages;
constexpr double kNoiseDeviation = 0.15;
constexpr double kBiasStrength = 0.18;  ///< standard deviation of the logarithm at the knots
constexpr int kKnots = 4;
/// z-scores of brain tissue lie between these; gamma works on the range in between.
constexpr float kLow = -3, kHigh = 5;

/// A channel of a window, one value every kImages.
struct Channel {
    float* first;
    const std::vector<float>& brain;

    template <typename Change>
    void change(const Change& f) const
    {
        for (std::size_t v = 0; v < brain.size(); ++v) {
            if (brain[v] != 0) {
                first[v * kImages] = f(first[v * kImages]);
            }
        }
    }
};

void gamma(const Channel& channel, RandomStream& random)
{
    const auto exponent = static_cast<float>(std::exp(random.uniform(-0.4, 0.4)));
    const bool inverted = random.chance(0.3);
    channel.change([=](float v) {
        float share = std::clamp((v - kLow) / (kHigh - kLow), 0.0F, 1.0F);
        share = inverted ? 1 - std::pow(1 - share, exponent) : std::pow(share, exponent);
        return kLow + share * (kHigh - kLow);
    });
}

/// Logarithm of a smooth factor on a coarse grid over the window, trilinear between the knots.
/// Works on intensities above the darkest tissue, as a coil's sensitivity does.
void biasField(const Channel& channel, const Index3& size, RandomStream& random)
{
    std::array<float, kKnots * kKnots * kKnots> knots{};
    for (float& knot : knots) {
        knot = static_cast<float>(random.normal() * kBiasStrength);
    }
    const auto position = [](int index, int length) {
        const float p =
            static_cast<float>(index) * (kKnots - 1) / static_cast<float>(std::max(1, length - 1));
        const int base = std::min(static_cast<int>(p), kKnots - 2);
        return std::pair{base, p - static_cast<float>(base)};
    };
    std::size_t v = 0;
    for (int i = 0; i < size[0]; ++i) {
        const auto [bi, wi] = position(i, size[0]);
        for (int j = 0; j < size[1]; ++j) {
            const auto [bj, wj] = position(j, size[1]);
            std::array<float, kKnots> line{};
            for (int k = 0; k < kKnots; ++k) {
                const auto at = [&](int di, int dj) {
                    return knots[static_cast<std::size_t>(((bi + di) * kKnots + bj + dj) * kKnots +
                                                          k)];
                };
                line[static_cast<std::size_t>(k)] =
                    (1 - wi) * ((1 - wj) * at(0, 0) + wj * at(0, 1)) +
                    wi * ((1 - wj) * at(1, 0) + wj * at(1, 1));
            }
            for (int k = 0; k < size[2]; ++k, ++v) {
                if (channel.brain[v] == 0) {
                    continue;
                }
                const auto [bk, wk] = position(k, size[2]);
                const auto b = static_cast<std::size_t>(bk);
                const float factor = 1 + (1 - wk) * line[b] + wk * line[b + 1];
                float& value = channel.first[v * kImages];
                value = (value - kLow) * factor + kLow;
            }
        }
    }
}

/// Changes every line of the channel along i, then j, then k. The background takes part with its 0,
/// as it does in a resampled scan, and is 0 again afterwards.
template <typename Change>
void forEachLine(const Channel& channel, const Index3& size, const Change& change)
{
    const std::array<std::size_t, 3> stride = {
        static_cast<std::size_t>(size[1]) * static_cast<std::size_t>(size[2]),
        static_cast<std::size_t>(size[2]), 1};
    for (std::size_t axis = 0; axis < 3; ++axis) {
        const auto length = static_cast<std::size_t>(size[axis]);
        std::vector<float> line(length);
        for (std::size_t start = 0; start < channel.brain.size(); ++start) {
            if (start / stride[axis] % length != 0) {
                continue;
            }
            for (std::size_t n = 0; n < length; ++n) {
                line[n] = channel.first[(start + n * stride[axis]) * kImages];
            }
            change(line);
            for (std::size_t n = 0; n < length; ++n) {
                channel.first[(start + n * stride[axis]) * kImages] = line[n];
            }
        }
    }
    for (std::size_t v = 0; v < channel.brain.size(); ++v) {
        channel.first[v * kImages] *= channel.brain[v];
    }
}

/// 1-2-1 along every axis.
void blur(const Channel& channel, const Index3& size)
{
    forEachLine(channel, size, [](std::vector<float>& line) {
        float before = line.front();
        for (std::size_t n = 0; n < line.size(); ++n) {
            const float here = line[n], after = line[std::min(n + 1, line.size() - 1)];
            line[n] = 0.25F * before + 0.5F * here + 0.25F * after;
            before = here;
        }
    });
}

/// Values of a line after sampling it at `coarse` points (nearest voxel) and interpolating back.
void coarsen(std::vector<float>& line, std::size_t coarse)
{
    const std::vector<float> fine = line;
    const float step = static_cast<float>(fine.size()) / static_cast<float>(coarse);
    const auto sampled = [&](std::size_t q) {
        const auto nearest = static_cast<std::size_t>((static_cast<float>(q) + 0.5F) * step);
        return fine[std::min(nearest, fine.size() - 1)];
    };
    for (std::size_t n = 0; n < fine.size(); ++n) {
        const float p = std::clamp((static_cast<float>(n) + 0.5F) / step - 0.5F, 0.0F,
                                   static_cast<float>(coarse - 1));
        const auto low = static_cast<std::size_t>(p);
        const float share = p - static_cast<float>(low);
        line[n] = (1 - share) * sampled(low) + share * sampled(std::min(low + 1, coarse - 1));
    }
}

/// As if scanned with thicker voxels: down to the nearest sample, up by linear interpolation, an
/// axis at a time (nnU-Net's simulation of low resolution, zoom 0.5 to 1).
void lowerResolution(const Channel& channel, const Index3& size, double zoom)
{
    forEachLine(channel, size, [zoom](std::vector<float>& line) {
        const double coarse = std::round(static_cast<double>(line.size()) * zoom);
        coarsen(line, static_cast<std::size_t>(std::max(1.0, coarse)));
    });
}

/// Sum of four 16-bit uniform numbers: near enough to normal, and one draw a value.
float quickNormal(RandomStream& random)
{
    const std::uint64_t bits = random.next();
    const std::uint64_t sum =
        (bits & 0xffff) + (bits >> 16 & 0xffff) + (bits >> 32 & 0xffff) + (bits >> 48);
    constexpr double kDeviation = 65536 * 0.57735;
    return static_cast<float>((static_cast<double>(sum) - 2 * 65535.0) / kDeviation);
}

}  // namespace

void augmentIntensities(TrainingSample& window, const std::vector<float>& brain,
                        const AugmentationOptions& options, RandomStream& random)
{
    const bool noisy = random.chance(options.noiseChance);
    const auto deviation = static_cast<float>(random.uniform(0, kNoiseDeviation));
    for (std::size_t c = 0; c < kImages; ++c) {
        const Channel channel{window.images.data() + c, brain};
        if (random.chance(options.blurChance)) {
            blur(channel, window.size);
        }
        if (random.chance(options.lowResolutionChance)) {
            lowerResolution(channel, window.size, random.uniform(0.5, 1));
        }
        if (random.chance(options.gammaChance)) {
            gamma(channel, random);
        }
        if (random.chance(options.biasFieldChance)) {
            biasField(channel, window.size, random);
        }
        const auto contrast =
            static_cast<float>(random.uniform(options.smallestContrast, options.largestContrast));
        const auto shift = static_cast<float>(random.normal() * options.brightness);
        channel.change([=](float v) { return v * contrast + shift; });
        if (noisy) {
            channel.change([&](float v) { return v + deviation * quickNormal(random); });
        }
    }
}

}  // namespace glioscope
