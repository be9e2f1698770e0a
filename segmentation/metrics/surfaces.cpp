#include "segmentation/metrics/surfaces.h"

#include "segmentation/metrics/distance_transform.h"
#include "segmentation/metrics/surface_elements.h"
#include "segmentation/system/error.h"
#include "segmentation/volume/geometry_sentence.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace glioscope {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

/// Voxels of the mask with one of their six neighbours outside it or outside the grid.
Mask edgesOf(const Mask& mask)
{
    const auto [ni, nj, nk] = mask.geometry.size;
    Mask edges(mask.geometry);
    for (int k = 0; k < nk; ++k) {
        for (int j = 0; j < nj; ++j) {
            const bool borderRow = j == 0 || j + 1 == nj || k == 0 || k + 1 == nk;
            for (int i = 0; i < ni; ++i) {
                if (!mask.at(i, j, k)) {
                    continue;
                }
                const bool inner = !borderRow && i > 0 && i + 1 < ni && mask.at(i - 1, j, k) &&
                                   mask.at(i + 1, j, k) && mask.at(i, j - 1, k) &&
                                   mask.at(i, j + 1, k) && mask.at(i, j, k - 1) &&
                                   mask.at(i, j, k + 1);
                edges.at(i, j, k) = !inner;
            }
        }
    }
    return edges;
}

bool isEmpty(const Mask& mask)
{
    return std::ranges::none_of(mask.voxels, [](auto v) { return v != 0; });
}

/// `areas` holds an area for each value of a surface's voxels; none: all count alike.
SurfaceSide sideFrom(const Mask& from, const std::vector<double>& squaredTo,
                     const SurfaceElementAreas* areas)
{
    SurfaceSide side;
    for (std::size_t v = 0; v < squaredTo.size(); ++v) {
        if (from.voxels[v]) {
            side.distancesMm.push_back(std::sqrt(squaredTo[v]));
            if (areas) {
                side.areasMm2.push_back((*areas)[from.voxels[v]]);
            }
        }
    }
    return side;
}

SurfaceDistances between(const Mask& prediction, const Mask& reference,
                         const SurfaceElementAreas* areas)
{
    if (isEmpty(prediction) || isEmpty(reference)) {
        return {};
    }
    return {.fromPrediction = sideFrom(prediction, squaredDistancesMm(reference), areas),
            .fromReference = sideFrom(reference, squaredDistancesMm(prediction), areas)};
}

void requireOneSize(const Mask& a, const Mask& b)
{
    if (a.geometry.size != b.geometry.size) {
        throw Error(
            Sentence::of("Distances between a mask of %1 and one of %2 are not defined. Both must "
                         "lie on one grid.",
                         described(a.geometry), described(b.geometry)));
    }
}

/// The surfaces that `surfaceOf` finds of both masks within their box.
template <typename SurfaceOf>
SurfaceDistances surfacesBetween(const Mask& prediction, const Mask& reference,
                                 const SurfaceElementAreas* areas, const SurfaceOf& surfaceOf)
{
    requireOneSize(prediction, reference);
    const std::optional<VoxelBox> box = unionBox(prediction, reference);
    if (!box) {
        return {};
    }
    const Mask predicted = surfaceOf(crop(prediction, *box));
    Mask expected = surfaceOf(crop(reference, *box));
    expected.geometry.spacingMm = prediction.geometry.spacingMm;
    return between(predicted, expected, areas);
}

/// Where the cumulated area of the sorted distances reaches the percentile.
double areaPercentileMm(const SurfaceSide& side, double percentile)
{
    if (side.distancesMm.empty()) {
        return kNone;
    }
    std::vector<std::pair<double, double>> elements(side.distancesMm.size());
    for (std::size_t n = 0; n < elements.size(); ++n) {
        elements[n] = {side.distancesMm[n], side.areasMm2[n]};
    }
    std::ranges::sort(elements);
    const double all = std::reduce(side.areasMm2.begin(), side.areasMm2.end());
    double upTo = 0;
    for (const auto& [distance, area] : elements) {
        upTo += area;
        if (upTo / all >= percentile / 100) {
            return distance;
        }
    }
    return elements.back().first;
}

struct Areas {
    double within = 0;
    double all = 0;
};

Areas areasOf(const SurfaceSide& side, double toleranceMm)
{
    Areas areas;
    for (std::size_t n = 0; n < side.distancesMm.size(); ++n) {
        const double area = side.areasMm2.empty() ? 1 : side.areasMm2[n];
        areas.all += area;
        areas.within += side.distancesMm[n] <= toleranceMm ? area : 0;
    }
    return areas;
}

}  // namespace

std::optional<VoxelBox> unionBox(const Mask& a, const Mask& b)
{
    const Index3& size = a.geometry.size;
    VoxelBox box = {.begin = size, .end = {0, 0, 0}};
    std::vector<std::uint8_t> row(static_cast<std::size_t>(size[0]));
    const auto inside = [](std::uint8_t value) { return value != 0; };
    for (int k = 0; k < size[2]; ++k) {
        for (int j = 0; j < size[1]; ++j) {
            const std::size_t offset = a.geometry.offset(0, j, k);
            std::uint8_t any = 0;
            for (std::size_t i = 0; i < row.size(); ++i) {
                row[i] = a.voxels[offset + i] | b.voxels[offset + i];
                any |= row[i];
            }
            if (!any) {
                continue;
            }
            const auto first = std::find_if(row.begin(), row.end(), inside) - row.begin();
            const auto last = row.rend() - std::find_if(row.rbegin(), row.rend(), inside);
            box.begin = {std::min(box.begin[0], static_cast<int>(first)), std::min(box.begin[1], j),
                         std::min(box.begin[2], k)};
            box.end = {std::max(box.end[0], static_cast<int>(last)), std::max(box.end[1], j + 1),
                       k + 1};
        }
    }
    return box.end[2] > 0 ? std::optional(box) : std::nullopt;
}

SurfaceDistances edgeDistances(const Mask& prediction, const Mask& reference)
{
    return surfacesBetween(prediction, reference, nullptr, edgesOf);
}

SurfaceDistances elementDistances(const Mask& prediction, const Mask& reference)
{
    const SurfaceElementAreas areas = surfaceElementAreasMm2(prediction.geometry.spacingMm);
    return surfacesBetween(prediction, reference, &areas, surfaceCodes);
}

double percentileMm(const SurfaceSide& side, double percentile)
{
    if (side.distancesMm.empty()) {
        return kNone;
    }
    std::vector<double> values = side.distancesMm;
    const double position = percentile / 100 * static_cast<double>(values.size() - 1);
    const auto lower = values.begin() + static_cast<std::ptrdiff_t>(position);
    std::nth_element(values.begin(), lower, values.end());
    const double weight = position - std::floor(position);
    return weight == 0 ? *lower
                       : *lower + weight * (*std::min_element(lower + 1, values.end()) - *lower);
}

double hausdorffMm(const SurfaceDistances& distances, double percentile)
{
    return std::max(percentileMm(distances.fromPrediction, percentile),
                    percentileMm(distances.fromReference, percentile));
}

double areaHausdorffMm(const SurfaceDistances& distances, double percentile)
{
    return std::max(areaPercentileMm(distances.fromPrediction, percentile),
                    areaPercentileMm(distances.fromReference, percentile));
}

double meanDistanceMm(const SurfaceDistances& distances)
{
    const std::vector<double>& a = distances.fromPrediction.distancesMm;
    const std::vector<double>& b = distances.fromReference.distancesMm;
    return a.empty() ? kNone
                     : (std::accumulate(a.begin(), a.end(), 0.0) +
                        std::accumulate(b.begin(), b.end(), 0.0)) /
                           static_cast<double>(a.size() + b.size());
}

double shareWithin(const SurfaceDistances& distances, double toleranceMm)
{
    const Areas a = areasOf(distances.fromPrediction, toleranceMm);
    const Areas b = areasOf(distances.fromReference, toleranceMm);
    return (a.within + b.within) / (a.all + b.all);
}

}  // namespace glioscope
