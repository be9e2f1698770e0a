#include "training/heads/stripped_brain.h"

#include "segmentation/metrics/distance_transform.h"

#include <algorithm>
#include <cmath>

namespace glioscope {
namespace {

constexpr double kRoomMm = 50;
// Wide enough for a fissure, too narrow for the bone between temporal lobe and cerebellum.
constexpr float kClosingMm = 6;
constexpr int kRimRounds = 3;
constexpr float kDarkest = -1.2F;  ///< standardised over the brain

using Values = std::array<float, StrippedBrain::kValues>;

std::size_t countOf(const Index3& n)
{
    return static_cast<std::size_t>(n[0]) * static_cast<std::size_t>(n[1]) *
           static_cast<std::size_t>(n[2]);
}

std::size_t offsetOf(const Index3& n, int i, int j, int k)
{
    return (static_cast<std::size_t>(i) * static_cast<std::size_t>(n[1]) +
            static_cast<std::size_t>(j)) *
               static_cast<std::size_t>(n[2]) +
           static_cast<std::size_t>(k);
}

template <typename Visit>
void forEachVoxel(const Index3& n, const Visit& visit)
{
    for (int i = 0; i < n[0]; ++i) {
        for (int j = 0; j < n[1]; ++j) {
            for (int k = 0; k < n[2]; ++k) {
                visit(i, j, k);
            }
        }
    }
}

/// Millimetres to the nearest voxel of `inside`. The transform's first axis is the fastest, ours
/// the last.
std::vector<float> distanceMm(const std::vector<std::uint8_t>& inside, const StrippedBrain& brain)
{
    const Geometry reversed = {
        .size = {brain.size[2], brain.size[1], brain.size[0]},
        .spacingMm = {brain.spacingMm[2], brain.spacingMm[1], brain.spacingMm[0]}};
    const std::vector<double> squares = squaredDistancesMm(Mask(reversed, inside));
    std::vector<float> distances(squares.size());
    std::ranges::transform(squares, distances.begin(),
                           [](double square) { return static_cast<float>(std::sqrt(square)); });
    return distances;
}

std::vector<std::uint8_t> paddedBrain(const PatchCase& patch, const Index3& room,
                                      StrippedBrain& brain)
{
    std::vector<std::uint8_t> inside(countOf(brain.size));
    const Index3& n = patch.grid.size;
    forEachVoxel(n, [&](int i, int j, int k) {
        const float* from = patch.voxels.data() + offsetOf(n, i, j, k) * PatchCase::kChannels;
        const std::size_t to = offsetOf(brain.size, i + room[0], j + room[1], k + room[2]);
        inside[to] = from[PatchCase::kChannels - 1] >= 0.5F ? 1 : 0;
        std::copy_n(from, PatchCase::kImages, brain.voxels.data() + to * StrippedBrain::kValues);
        brain.voxels[to * StrippedBrain::kValues + StrippedBrain::kShare] = inside[to];
    });
    return inside;
}

/// Mean of the images of a voxel's sound face neighbours; false where it has none.
bool takeFromNeighbours(StrippedBrain& brain, const std::vector<bool>& sound, std::size_t voxel)
{
    const auto nk = static_cast<std::size_t>(brain.size[2]);
    const std::size_t plane = static_cast<std::size_t>(brain.size[1]) * nk;
    std::array<float, PatchCase::kImages> sum{};
    int count = 0;
    for (const std::size_t neighbour :
         {voxel - plane, voxel + plane, voxel - nk, voxel + nk, voxel - 1, voxel + 1}) {
        if (sound[neighbour]) {
            ++count;
            for (std::size_t c = 0; c < sum.size(); ++c) {
                sum[c] += brain.voxels[neighbour * StrippedBrain::kValues + c];
            }
        }
    }
    for (std::size_t c = 0; count > 0 && c < sum.size(); ++c) {
        brain.voxels[voxel * StrippedBrain::kValues + c] = sum[c] / static_cast<float>(count);
    }
    return count > 0;
}

/// A voxel at the border that is dark in every sequence mixes brain and background; fluid and grey
/// matter are bright in one of them, and have to stay: they are what the rim of a brain looks like.
bool isMixed(const float* images, float depthMm, double voxelMm)
{
    return depthMm < 1.01 * voxelMm &&
           std::all_of(images, images + PatchCase::kImages, [](float v) { return v < kDarkest; });
}

/// Mixed voxels take the mean of their sound neighbours, from the inside outwards, and so do those
/// just outside.
void refillRim(StrippedBrain& brain, const std::vector<float>& depthMm)
{
    const double voxelMm = *std::ranges::max_element(brain.spacingMm);
    std::vector<bool> sound(depthMm.size());
    for (std::size_t v = 0; v < sound.size(); ++v) {
        sound[v] = depthMm[v] > 0 &&
                   !isMixed(brain.voxels.data() + v * StrippedBrain::kValues, depthMm[v], voxelMm);
    }
    for (int round = 0; round < kRimRounds; ++round) {
        std::vector<std::size_t> filled;
        for (int i = 1; i < brain.size[0] - 1; ++i) {
            for (int j = 1; j < brain.size[1] - 1; ++j) {
                for (int k = 1; k < brain.size[2] - 1; ++k) {
                    const std::size_t v = offsetOf(brain.size, i, j, k);
                    if (!sound[v] && takeFromNeighbours(brain, sound, v)) {
                        filled.push_back(v);
                    }
                }
            }
        }
        for (const std::size_t v : filled) {
            sound[v] = true;
        }
    }
}

void measureHull(StrippedBrain& brain, const std::vector<float>& outsideMm)
{
    std::vector<std::uint8_t> dilated(outsideMm.size()), beyond(outsideMm.size());
    for (std::size_t v = 0; v < outsideMm.size(); ++v) {
        dilated[v] = outsideMm[v] <= kClosingMm;
        beyond[v] = !dilated[v];
    }
    const std::vector<float> toDilated = distanceMm(dilated, brain);
    const std::vector<float> toBeyond = distanceMm(beyond, brain);
    for (std::size_t v = 0; v < outsideMm.size(); ++v) {
        brain.voxels[v * StrippedBrain::kValues + StrippedBrain::kHullMm] =
            dilated[v] ? kClosingMm - std::min(toBeyond[v], 1000.0F) : kClosingMm + toDilated[v];
    }
}

/// Box and stem; the stem leaves amid the lowest centimetre of the brain near its middle plane.
void measureBrain(StrippedBrain& brain, const std::vector<std::uint8_t>& inside)
{
    Index3 first = brain.size, last = {0, 0, 0};
    forEachVoxel(brain.size, [&](int i, int j, int k) {
        if (inside[offsetOf(brain.size, i, j, k)]) {
            const Index3 at = {i, j, k};
            for (std::size_t c = 0; c < 3; ++c) {
                first[c] = std::min(first[c], at[c]);
                last[c] = std::max(last[c], at[c]);
            }
        }
    });
    for (std::size_t c = 0; c < 3; ++c) {
        brain.centre[c] = (first[c] + last[c]) / 2.0;
        brain.halfMm[c] = (last[c] - first[c] + 1) / 2.0 * brain.spacingMm[c];
    }
    double count = 0;
    Vec3 sum{};
    forEachVoxel(brain.size, [&](int i, int j, int k) {
        const Vec3 mm = {(i - brain.centre[0]) * brain.spacingMm[0],
                         (j - brain.centre[1]) * brain.spacingMm[1],
                         (k - first[2]) * brain.spacingMm[2]};
        if (inside[offsetOf(brain.size, i, j, k)] && mm[2] <= 10 && std::abs(mm[0]) <= 15) {
            ++count;
            sum = {sum[0] + mm[0], sum[1] + mm[1], 0};
        }
    });
    brain.stemMm = {count > 0 ? sum[0] / count : 0, count > 0 ? sum[1] / count : 0,
                    -brain.halfMm[2]};
}

}  // namespace

StrippedBrain strippedBrain(const PatchCase& patch)
{
    StrippedBrain brain;
    brain.spacingMm = patch.grid.spacingMm;
    Index3 room{};
    for (std::size_t c = 0; c < 3; ++c) {
        room[c] = static_cast<int>(std::ceil(kRoomMm / brain.spacingMm[c]));
        brain.size[c] = patch.grid.size[c] + 2 * room[c];
    }
    brain.voxels.assign(countOf(brain.size) * StrippedBrain::kValues, 0);
    const std::vector<std::uint8_t> inside = paddedBrain(patch, room, brain);
    std::vector<std::uint8_t> outside(inside.size());
    std::ranges::transform(inside, outside.begin(),
                           [](std::uint8_t in) { return static_cast<std::uint8_t>(1 - in); });
    measureBrain(brain, inside);
    measureHull(brain, distanceMm(inside, brain));
    refillRim(brain, distanceMm(outside, brain));
    return brain;
}

std::array<float, StrippedBrain::kValues> valuesAt(const StrippedBrain& brain, const Vec3& voxel)
{
    std::array<std::size_t, 3> base{};
    std::array<float, 3> upper{};
    double beyondMm = 0;
    for (std::size_t c = 0; c < 3; ++c) {
        const double place = std::clamp(voxel[c], 0.0, brain.size[c] - 1.001);
        const double away = (voxel[c] - place) * brain.spacingMm[c];
        beyondMm += away * away;
        base[c] = static_cast<std::size_t>(place);
        upper[c] = static_cast<float>(place - static_cast<double>(base[c]));
    }
    const auto nj = static_cast<std::size_t>(brain.size[1]);
    const auto nk = static_cast<std::size_t>(brain.size[2]);
    const float* first =
        brain.voxels.data() + ((base[0] * nj + base[1]) * nk + base[2]) * StrippedBrain::kValues;
    Values sum{};
    for (std::size_t corner = 0; corner < 8; ++corner) {
        const std::size_t i = corner >> 2, j = corner >> 1 & 1, k = corner & 1;
        const float weight = (i ? upper[0] : 1 - upper[0]) * (j ? upper[1] : 1 - upper[1]) *
                             (k ? upper[2] : 1 - upper[2]);
        const float* values = first + ((i * nj + j) * nk + k) * StrippedBrain::kValues;
        for (std::size_t c = 0; c < sum.size(); ++c) {
            sum[c] += weight * values[c];
        }
    }
    sum[StrippedBrain::kHullMm] += static_cast<float>(std::sqrt(beyondMm));
    return sum;
}

}  // namespace glioscope
