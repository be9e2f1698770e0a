#include "segmentation/volume/background.h"

#include "segmentation/volume/components.h"

#include <algorithm>
#include <map>

namespace glioscope {
namespace {

constexpr std::size_t kMostSamples = 100'000;
constexpr std::size_t kMostFaceSamples = 32'000;

/// The range is how far the values lie from the background, but for the farthest half per cent.
constexpr double kRangeFraction = 0.995;
/// Strays lie this near to an exact background, as a share of the range, and are more than that
/// share of what lies farther away. Of 150 sound images at most 0.005 of a head is as near as that.
constexpr float kStrayDistance = 0.005F;
constexpr double kStrayShare = 0.1;
/// Half of the faces lie within this distance of noise around a head, as a share of the range:
/// 0.003 to 0.008 in raw scans, and far more in a box of tissue.
constexpr float kWidestNoise = 0.01F;
/// Noise that reaches this many times as far as its inner half is rarer than one voxel in 10,000.
constexpr float kNoiseReach = 8;
/// A value with this share of the faces is no coincidence among noise.
constexpr double kTrueShare = 0.25;
constexpr double kSmallestPart = 0.05;

/// Finite values of the outermost voxels.
struct Faces {
    std::vector<float> values;
    std::size_t voxels = 0;

    [[nodiscard]] double share(float value) const
    {
        return static_cast<double>(std::ranges::count(values, value)) / static_cast<double>(voxels);
    }
};

Faces facesOf(const Image& image)
{
    Faces faces;
    const Index3& n = image.geometry.size;
    for (int k = 0; k < n[2]; ++k) {
        for (int j = 0; j < n[1]; ++j) {
            const bool onFace = k == 0 || k == n[2] - 1 || j == 0 || j == n[1] - 1;
            const int step = onFace || n[0] == 1 ? 1 : n[0] - 1;
            for (int i = 0; i < n[0]; i += step) {
                ++faces.voxels;
                if (const float value = image.at(i, j, k); std::isfinite(value)) {
                    faces.values.push_back(value);
                }
            }
        }
    }
    return faces;
}

/// What at least five corners share.
std::optional<float> cornerValue(const Image& image)
{
    std::map<float, int> votes;
    const Index3& n = image.geometry.size;
    for (const int i : {0, n[0] - 1}) {
        for (const int j : {0, n[1] - 1}) {
            for (const int k : {0, n[2] - 1}) {
                if (const float value = image.at(i, j, k); std::isfinite(value)) {
                    if (++votes[value] >= 5) {
                        return value;
                    }
                }
            }
        }
    }
    return std::nullopt;
}

float ranked(std::vector<float>& values, std::size_t rank)
{
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(rank);
    std::ranges::nth_element(values, at);
    return *at;
}

/// What at least half of the faces share: it holds one of the two middle ranks.
std::optional<float> faceValue(Faces& faces)
{
    if (faces.values.empty()) {
        return std::nullopt;
    }
    const std::size_t count = faces.values.size();
    for (const std::size_t rank : {(count - 1) / 2, count / 2}) {
        if (const float value = ranked(faces.values, rank); faces.share(value) >= 0.5) {
            return value;
        }
    }
    return std::nullopt;
}

/// An odd step does not fall into phase with the even lengths that rows usually have.
std::size_t stepThrough(std::size_t count, std::size_t most)
{
    return (count / most) | 1;
}

/// How far the voxels that differ from `value` lie from it, of a sample spread over the image.
std::vector<float> distancesFrom(float value, const Image& image)
{
    std::vector<float> distances;
    const std::size_t step = stepThrough(image.voxels.size(), kMostSamples);
    for (std::size_t v = 0; v < image.voxels.size(); v += step) {
        if (const float each = image.voxels[v]; std::isfinite(each) && each != value) {
            distances.push_back(std::abs(each - value));
        }
    }
    return distances;
}

float rangeOf(std::vector<float>& distances)
{
    const auto last = static_cast<double>(distances.size() - 1);
    return ranked(distances, static_cast<std::size_t>(kRangeFraction * last));
}

Background around(float value, const Image& image)
{
    std::vector<float> distances = distancesFrom(value, image);
    if (distances.empty()) {
        return {.value = value};
    }
    const float reach = kStrayDistance * rangeOf(distances);
    const auto strays = std::ranges::count_if(distances, [&](float d) { return d <= reach; });
    const auto others = static_cast<double>(distances.size()) - static_cast<double>(strays);
    return std::isfinite(reach) && static_cast<double>(strays) > kStrayShare * others
               ? Background{.value = value, .tolerance = reach, .share = kStrayDistance}
               : Background{.value = value};
}

std::optional<Background> noiseAround(const Faces& faces, const Image& image)
{
    std::vector<float> sorted;
    const std::size_t step = stepThrough(faces.values.size(), kMostFaceSamples);
    for (std::size_t v = 0; v < faces.values.size(); v += step) {
        sorted.push_back(faces.values[v]);
    }
    if (sorted.size() < 2) {
        return std::nullopt;
    }
    std::ranges::sort(sorted);
    const std::size_t half = sorted.size() / 2;
    std::size_t first = 0;  // of the shortest range that holds half of them
    for (std::size_t v = 0; v + half < sorted.size(); ++v) {
        if (sorted[v + half] - sorted[v] < sorted[first + half] - sorted[first]) {
            first = v;
        }
    }
    const float value = sorted[first + half / 2];
    std::vector<float> distances = distancesFrom(value, image);
    const float range = distances.empty() ? 0 : rangeOf(distances);
    const float width = (sorted[first + half] - sorted[first]) / 2;
    if (!(range > 0) || !std::isfinite(range) || width > kWidestNoise * range) {
        return std::nullopt;
    }
    const float tolerance = std::max(kNoiseReach * width, kStrayDistance * range);
    return Background{.value = value, .tolerance = tolerance, .share = tolerance / range};
}

}  // namespace

std::optional<Background> findBackground(const Image& image)
{
    if (image.empty()) {
        return std::nullopt;
    }
    Faces faces = facesOf(image);
    const std::optional<float> corners = cornerValue(image);
    const std::optional<float> exact = corners ? corners : faceValue(faces);
    if (exact && faces.share(*exact) >= kTrueShare) {
        return around(*exact, image);
    }
    // Corners of noise may agree by chance, as where it was rounded to few numbers.
    const std::optional<Background> noise = noiseAround(faces, image);
    return exact && !(noise && noise->covers(*exact)) ? std::optional(around(*exact, image))
                                                      : noise;
}

Mask brainMask(const Image& image, const std::optional<Background>& background)
{
    Mask mask(image.geometry);
    std::ranges::transform(image.voxels, mask.voxels.begin(), [&](float v) {
        return static_cast<std::uint8_t>(std::isfinite(v) &&
                                         !(background && background->covers(v)));
    });
    if (background && background->tolerance > 0) {
        dropSmallParts(mask, kSmallestPart);
    }
    return mask;
}

std::optional<VoxelBox> brainBox(const Image& image, const std::optional<Background>& background)
{
    if (!background) {
        return VoxelBox{{0, 0, 0}, image.geometry.size};
    }
    if (background->tolerance == 0) {
        return boundingBox(image, background->value);
    }
    const Mask mask = brainMask(image, background);
    return boundingBox(Image(mask.geometry, {mask.voxels.begin(), mask.voxels.end()}), 0);
}

double backgroundShare(const Image& image, const std::optional<Background>& background)
{
    if (!background || image.empty()) {
        return 0;
    }
    std::size_t covered = 0, count = 0;
    const std::size_t step = stepThrough(image.voxels.size(), kMostSamples);
    for (std::size_t v = 0; v < image.voxels.size(); v += step, ++count) {
        covered += background->covers(image.voxels[v]);
    }
    return static_cast<double>(covered) / static_cast<double>(count);
}

}  // namespace glioscope
