#include "segmentation/session/tumour_centre.h"

#include <limits>

namespace glioscope {
namespace {

/// Calls `visit(i, j, k)` for every voxel of the tumour.
template <typename Visit>
void forEachTumourVoxel(const LabelMap& labels, Visit&& visit)
{
    const Index3& size = labels.geometry.size;
    const PerLabel<bool> inside = labelsIn(Structure::WholeTumour);
    std::size_t offset = 0;
    for (int k = 0; k < size[2]; ++k) {
        for (int j = 0; j < size[1]; ++j) {
            for (int i = 0; i < size[0]; ++i, ++offset) {
                if (inside[labels.voxels[offset]]) {
                    visit(i, j, k);
                }
            }
        }
    }
}

}  // namespace

std::optional<Vec3> tumourCentre(const LabelMap& labels)
{
    Vec3 sum = {0, 0, 0};
    double count = 0;
    forEachTumourVoxel(labels, [&](int i, int j, int k) {
        sum = {sum[0] + i, sum[1] + j, sum[2] + k};
        count += 1;
    });
    if (count == 0) {
        return std::nullopt;
    }
    double nearest = std::numeric_limits<double>::max();
    Vec3 best = {0, 0, 0};
    forEachTumourVoxel(labels, [&](int i, int j, int k) {
        const Vec3 d = {i - sum[0] / count, j - sum[1] / count, k - sum[2] / count};
        const double distance = d[0] * d[0] + d[1] * d[1] + d[2] * d[2];
        if (distance < nearest) {
            nearest = distance;
            best = {double(i), double(j), double(k)};
        }
    });
    return labels.geometry.toLps(best);
}

}  // namespace glioscope
