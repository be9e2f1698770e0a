#include "segmentation/session/mask_margin.h"

#include "segmentation/metrics/distance_transform.h"

#include <cmath>

namespace glioscope {
namespace {

constexpr double kRounding = 1e-6;  ///< of a square, mm^2: a voxel's edge is no whole number

}  // namespace

Mask grown(const Mask& mask, double mm)
{
    if (mm == 0) {
        return mask;
    }
    const bool shrinks = mm < 0;
    Mask result = mask;
    if (shrinks) {
        for (std::uint8_t& voxel : result.voxels) {
            voxel = voxel == 0 ? 1 : 0;
        }
    }
    const std::vector<double> squares = squaredDistancesMm(result);
    for (std::size_t v = 0; v < squares.size(); ++v) {
        const bool isNear = squares[v] <= mm * mm + kRounding;
        result.voxels[v] = isNear != shrinks ? 1 : 0;
    }
    return result;
}

}  // namespace glioscope
