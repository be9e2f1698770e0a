#include "training/windows/augmentation.h"

#include "training/windows/intensity_augmentation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace glioscope {
namespace {

constexpr std::size_t kChannels = PatchCase::kChannels;

/// Source position of output voxel o: centre + matrix * (o - middle of the window).
struct WindowMap {
    Vec3 centre{};
    Mat3 matrix = kIdentity3;
};

Mat3 product(const Mat3& a, const Mat3& b)
{
    Mat3 result{};
    for (int r = 0; r < 3; ++r) {
        for (int c = 0; c < 3; ++c) {
            for (int n = 0; n < 3; ++n) {
                result[r][c] += a[r][n] * b[n][c];
            }
        }
    }
    return result;
}

Mat3 rotation(int axis, double radians)
{
    const int u = (axis + 1) % 3, v = (axis + 2) % 3;
    Mat3 m = kIdentity3;
    m[u][u] = m[v][v] = std::cos(radians);
    m[u][v] = -std::sin(radians);
    m[v][u] = std::sin(radians);
    return m;
}

/// From voxels of the window to voxels of the case. Angles are in space, whatever the voxels'
/// shape.
Mat3 randomMatrix(const AugmentationOptions& options, const Vec3& spacingMm, RandomStream& random)
{
    Mat3 m = kIdentity3;
    const double scale = random.uniform(options.smallestScale, options.largestScale);
    for (int axis = 0; axis < 3; ++axis) {
        const double flip = random.chance(options.flipChance[axis]) ? -1 : 1;
        m[axis][axis] = flip / (scale * random.uniform(0.95, 1.05));
    }
    const double largest = options.rotationDegrees * std::numbers::pi / 180;
    for (int axis = 0; axis < 3; ++axis) {
        m = product(rotation(axis, random.uniform(-largest, largest)), m);
    }
    for (int row = 0; row < 3; ++row) {
        for (int column = 0; column < 3; ++column) {
            m[row][column] *= spacingMm[column] / spacingMm[row];
        }
    }
    return m;
}

Vec3 voxelOf(const PatchCase& patch, std::uint32_t number)
{
    const auto nj = static_cast<std::uint32_t>(patch.grid.size[1]);
    const auto nk = static_cast<std::uint32_t>(patch.grid.size[2]);
    return {static_cast<double>(number / (nj * nk)), static_cast<double>(number / nk % nj),
            static_cast<double>(number % nk)};
}

/// On tumour in the wanted share of windows (every other time on ET), else anywhere; then moved
/// about and back so that little of the window lies outside the brain's box.
Vec3 randomCentre(const PatchCase& patch, const TumourIndex& tumour, const WindowOptions& options,
                  RandomStream& random)
{
    Vec3 centre{};
    const bool onTumour = random.chance(options.foregroundShare) && !tumour.whole.empty();
    const bool onCore = random.chance(0.5) && !tumour.enhancing.empty();
    const auto& voxels = onCore ? tumour.enhancing : tumour.whole;
    if (onTumour) {
        centre = voxelOf(patch, voxels[random.below(voxels.size())]);
    }
    for (int c = 0; c < 3; ++c) {
        const double half = options.size[c] / 2.0;
        const double last = patch.grid.size[c];
        centre[c] =
            onTumour ? centre[c] + random.uniform(-half / 2, half / 2) : random.uniform(0, last);
        const double slack = half * 0.25;
        const double low = half - slack, high = last - half + slack;
        centre[c] = low < high ? std::clamp(centre[c], low, high)
                               : last / 2 + random.uniform(-slack, slack) / 2;
    }
    return centre;
}

/// interpolated() where all eight corners lie inside the case, without asking for each.
std::array<float, kChannels> interpolatedInside(const PatchCase& patch, const Vec3& p,
                                                const Index3& base)
{
    std::array<float, kChannels> sum{};
    const auto nj = static_cast<std::size_t>(patch.grid.size[1]);
    const auto nk = static_cast<std::size_t>(patch.grid.size[2]);
    const std::size_t first =
        (static_cast<std::size_t>(base[0]) * nj + static_cast<std::size_t>(base[1])) * nk +
        static_cast<std::size_t>(base[2]);
    const std::array<std::size_t, 3> step = {nj * nk, nk, 1};
    std::array<std::array<float, 2>, 3> share{};
    for (std::size_t c = 0; c < 3; ++c) {
        const auto upper = static_cast<float>(p[c] - base[c]);
        share[c] = {1 - upper, upper};
    }
    for (std::size_t corner = 0; corner < 8; ++corner) {
        const std::size_t i = corner & 1, j = corner >> 1 & 1, k = corner >> 2;
        const float weight = share[0][i] * share[1][j] * share[2][k];
        const float* voxel =
            patch.voxels.data() + (first + i * step[0] + j * step[1] + k * step[2]) * kChannels;
        for (std::size_t c = 0; c < kChannels; ++c) {
            sum[c] += weight * voxel[c];
        }
    }
    return sum;
}

/// Trilinear value of all channels at p; what lies outside the case counts as 0.
std::array<float, kChannels> interpolated(const PatchCase& patch, const Vec3& p)
{
    std::array<float, kChannels> sum{};
    const Index3& n = patch.grid.size;
    const std::array<int, 3> base = {static_cast<int>(std::floor(p[0])),
                                     static_cast<int>(std::floor(p[1])),
                                     static_cast<int>(std::floor(p[2]))};
    bool inner = true;
    for (int c = 0; c < 3; ++c) {
        if (base[c] < -1 || base[c] >= n[c]) {
            return sum;
        }
        inner = inner && base[c] >= 0 && base[c] + 1 < n[c];
    }
    if (inner) {
        return interpolatedInside(patch, p, base);
    }
    for (int corner = 0; corner < 8; ++corner) {
        float weight = 1;
        std::size_t offset = 0;
        bool inside = true;
        for (int c = 0; c < 3; ++c) {
            const int step = corner >> c & 1;
            const int index = base[c] + step;
            const auto share = static_cast<float>(p[c] - base[c]);
            weight *= step ? share : 1 - share;
            inside = inside && index >= 0 && index < n[c];
            offset = offset * static_cast<std::size_t>(n[c]) +
                     static_cast<std::size_t>(std::max(index, 0));
        }
        if (!inside || weight == 0) {
            continue;
        }
        const float* voxel = patch.voxels.data() + offset * kChannels;
        for (std::size_t c = 0; c < kChannels; ++c) {
            sum[c] += weight * voxel[c];
        }
    }
    return sum;
}

/// The window's images are written to, its brain mask returned, for the changes of intensity.
std::vector<float> resample(const PatchCase& patch, const WindowMap& map, TrainingSample& window)
{
    const Index3& n = window.size;
    std::vector<float> brain;
    brain.reserve(window.images.size() / PatchCase::kImages);
    float* image = window.images.data();
    float* region = window.regions.data();
    for (int i = 0; i < n[0]; ++i) {
        for (int j = 0; j < n[1]; ++j) {
            for (int k = 0; k < n[2]; ++k) {
                const Vec3 fromMiddle = {i - (n[0] - 1) / 2.0, j - (n[1] - 1) / 2.0,
                                         k - (n[2] - 1) / 2.0};
                Vec3 p = multiply(map.matrix, fromMiddle);
                for (int c = 0; c < 3; ++c) {
                    p[c] += map.centre[c];
                }
                const auto value = interpolated(patch, p);
                image = std::copy_n(value.begin(), PatchCase::kImages, image);
                region =
                    std::copy_n(value.begin() + PatchCase::kImages, PatchCase::kRegions, region);
                brain.push_back(value[kChannels - 1] >= 0.5F ? 1 : 0);
            }
        }
    }
    return brain;
}

}  // namespace

TumourIndex indexTumour(const PatchCase& patch)
{
    TumourIndex index;
    for (std::uint32_t v = 0; v < patch.grid.voxelCount(); ++v) {
        const float* voxel = patch.voxels.data() + v * kChannels;
        if (voxel[4] > 0.5F) {
            index.whole.push_back(v);
        }
        if (voxel[6] > 0.5F) {
            index.enhancing.push_back(v);
        }
    }
    return index;
}

TrainingSample sampleWindow(const PatchCase& patch, const TumourIndex& tumour,
                            const WindowOptions& options, RandomStream random)
{
    TrainingSample window{.size = options.size, .images = {}, .regions = {}};
    const std::size_t voxels = static_cast<std::size_t>(options.size[0]) *
                               static_cast<std::size_t>(options.size[1]) *
                               static_cast<std::size_t>(options.size[2]);
    window.images.resize(voxels * PatchCase::kImages);
    window.regions.resize(voxels * PatchCase::kRegions);
    WindowMap map{.centre = randomCentre(patch, tumour, options, random)};
    if (!options.augmentation.enabled) {
        for (int c = 0; c < 3; ++c) {  // voxel on voxel: nothing is interpolated
            map.centre[c] = std::floor(map.centre[c]) + (options.size[c] % 2 == 0 ? 0.5 : 0);
        }
        resample(patch, map, window);
        return window;
    }
    map.matrix = randomMatrix(options.augmentation, patch.grid.spacingMm, random);
    const std::vector<float> brain = resample(patch, map, window);
    augmentIntensities(window, brain, options.augmentation, random);
    return window;
}

}  // namespace glioscope
