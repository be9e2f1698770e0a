#include "segmentation/volume/nearest_frame.h"

#include <algorithm>
#include <cmath>

namespace glioscope {

Mat3 nearestOrthonormal(const Mat3& m)
{
    Mat3 x = m;
    // Newton's iteration converges quadratically; a matrix far from any frame takes some ten steps.
    for (int step = 0; step < 100; ++step) {
        const Mat3 inverted = inverse(x);
        double change = 0;
        Mat3 next{};
        for (std::size_t r = 0; r < 3; ++r) {
            for (std::size_t c = 0; c < 3; ++c) {
                next[r][c] = (x[r][c] + inverted[c][r]) / 2;
                change = std::max(change, std::abs(next[r][c] - x[r][c]));
            }
        }
        x = next;
        if (change < 1e-15) {
            break;
        }
    }
    return x;
}

Straightened straightened(const Geometry& sheared)
{
    Straightened result{.grid = sheared};
    result.grid.direction = nearestOrthonormal(sheared.direction);
    const Vec3 middle = sheared.centreLps(), moved = result.grid.centreLps();
    for (std::size_t w = 0; w < 3; ++w) {
        result.grid.originLps[w] += middle[w] - moved[w];
    }
    result.movedMm = maxCornerDisplacementMm(sheared, result.grid);
    return result;
}

}  // namespace glioscope
