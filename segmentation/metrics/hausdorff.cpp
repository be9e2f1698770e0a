#include "segmentation/metrics/hausdorff.h"

#include "segmentation/metrics/distance_transform.h"
#include "segmentation/system/error.h"
#include "segmentation/volume/reorient.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

namespace glioscope {
namespace {

/// Smallest box of the non-zero voxels of either mask.
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

/// Voxels of the mask with one of their six neighbours outside it or outside the grid.
Mask edgesOf(const Mask& mask)
{
    const auto [ni, nj, nk] = mask.geometry.size;
    Mask edges(mask.geometry);
    for (int k = 0; k < nk; ++k) {
        for (int j = 0; j < nj; ++j) {
            for (int i = 0; i < ni; ++i) {
                if (!mask.at(i, j, k)) {
                    continue;
                }
                const bool inner = i > 0 && i + 1 < ni && j > 0 && j + 1 < nj && k > 0 &&
                                   k + 1 < nk && mask.at(i - 1, j, k) && mask.at(i + 1, j, k) &&
                                   mask.at(i, j - 1, k) && mask.at(i, j + 1, k) &&
                                   mask.at(i, j, k - 1) && mask.at(i, j, k + 1);
                edges.at(i, j, k) = !inner;
            }
        }
    }
    return edges;
}

bool isEmpty(const Mask& mask)
{
    return std::none_of(mask.voxels.begin(), mask.voxels.end(), [](auto v) { return v != 0; });
}

/// Percentile with linear interpolation between order statistics, as numpy and torch.quantile do.
double percentileOf(std::vector<double>& values, double percentile)
{
    const double position = percentile / 100 * static_cast<double>(values.size() - 1);
    const auto lower = values.begin() + static_cast<std::ptrdiff_t>(position);
    std::nth_element(values.begin(), lower, values.end());
    const double weight = position - std::floor(position);
    if (weight == 0) {
        return *lower;
    }
    return *lower + weight * (*std::min_element(lower + 1, values.end()) - *lower);
}

/// Distances from the edges `from` to the nearest of the edges `to`.
double directed(const Mask& from, const Mask& to, double percentile)
{
    const std::vector<double> squared = squaredDistancesMm(to);
    std::vector<double> distances;
    for (std::size_t i = 0; i < squared.size(); ++i) {
        if (from.voxels[i]) {
            distances.push_back(std::sqrt(squared[i]));
        }
    }
    return percentileOf(distances, percentile);
}

/// The edges of two masks, cropped to where either is: nothing beyond can change a distance.
struct EdgePair {
    Mask first;
    Mask second;
    double valueWhereEmpty = 0;  ///< holds where `first` or `second` has no edge
    bool comparable = false;

    EdgePair(const Mask& a, const Mask& b)
    {
        if (a.geometry.size != b.geometry.size) {
            throw Error("Distances between a mask of " + describe(a.geometry) + " and one of " +
                        describe(b.geometry) + " are not defined. Both must lie on one grid.");
        }
        const std::optional<VoxelBox> box = unionBox(a, b);
        if (!box) {
            return;
        }
        first = edgesOf(crop(a, *box));
        second = edgesOf(crop(b, *box));
        comparable = !isEmpty(first) && !isEmpty(second);
        valueWhereEmpty = std::numeric_limits<double>::infinity();
    }
};

}  // namespace

double directedHausdorffMm(const Mask& from, const Mask& to, double percentile)
{
    const EdgePair edges(from, to);
    return edges.comparable ? directed(edges.first, edges.second, percentile)
                            : edges.valueWhereEmpty;
}

double hausdorff95Mm(const Mask& prediction, const Mask& reference)
{
    EdgePair edges(prediction, reference);
    if (!edges.comparable) {
        return edges.valueWhereEmpty;
    }
    edges.second.geometry.spacingMm = prediction.geometry.spacingMm;
    return std::max(directed(edges.first, edges.second, 95),
                    directed(edges.second, edges.first, 95));
}

}  // namespace glioscope
