#pragma once

// A head that was moved by a known amount and scanned in thick slices, and how far a move that was
// found is from it.

#include "segmentation/registration/rigid_transform.h"
#include "tests/support/oriented_grids.h"

namespace glioscope::test {

/// The middle of the voxels that are not 0.
inline Vec3 centreOfHead(const Image& image)
{
    const Index3& size = image.geometry.size;
    Vec3 sum{};
    double count = 0;
    for (int k = 0; k < size[2]; ++k) {
        for (int j = 0; j < size[1]; ++j) {
            for (int i = 0; i < size[0]; ++i) {
                if (image.at(i, j, k) != 0) {
                    const Vec3 p = image.geometry.toLps({double(i), double(j), double(k)});
                    sum = {sum[0] + p[0], sum[1] + p[1], sum[2] + p[2]};
                    ++count;
                }
            }
        }
    }
    return {sum[0] / count, sum[1] / count, sum[2] / count};
}

/// A box of 240 x 240 x 160 mm about the head where it was moved to, with voxels of 1 x 1 x 5 mm.
inline Geometry thickSlices(const Vec3& centre)
{
    return {.size = {240, 240, 32},
            .spacingMm = {1, 1, 5},
            .originLps = {centre[0] - 119.5, centre[1] - 119.5, centre[2] - 77.5}};
}

/// `image` as a scan of thick slices on `grid` of the head that `toScan` moved: each slice shows
/// the mean of what lies within its thickness.
inline Image scanned(const Image& image, const RigidTransform& toScan, const Geometry& grid)
{
    constexpr int kParts = 5;
    std::size_t thick = 0;
    for (std::size_t c = 1; c < 3; ++c) {
        thick = grid.spacingMm[c] > grid.spacingMm[thick] ? c : thick;
    }
    Image result(grid);
    for (int part = 0; part < kParts; ++part) {
        Geometry shifted = grid;
        Vec3 first{};
        first[thick] = (part - (kParts - 1) / 2.0) / kParts;
        shifted.originLps = grid.toLps(first);
        const Image one = onGrid(image, toScan.inverted(), shifted);
        for (std::size_t v = 0; v < result.voxels.size(); ++v) {
            result.voxels[v] += one.voxels[v] / kParts;
        }
    }
    return result;
}

/// How far the points of the head, every fourth voxel of `image` that is not 0, are taken from
/// where they belong, on average.
inline double meanErrorMm(const Image& image, const RigidTransform& found,
                          const RigidTransform& truth)
{
    const Geometry& grid = image.geometry;
    double sum = 0, count = 0;
    for (int k = 0; k < grid.size[2]; k += 4) {
        for (int j = 0; j < grid.size[1]; j += 4) {
            for (int i = 0; i < grid.size[0]; i += 4) {
                if (image.at(i, j, k) != 0) {
                    const Vec3 p = grid.toLps({double(i), double(j), double(k)});
                    sum += distanceMm(found.apply(p), truth.apply(p));
                    ++count;
                }
            }
        }
    }
    return sum / count;
}

}  // namespace glioscope::test
