#include "segmentation/preparation/windows.h"

#include <algorithm>
#include <cmath>

namespace glioscope {

std::vector<int> windowStarts(int length, int window, double overlap)
{
    if (window >= length) {
        return {0};
    }
    const double step = std::max(1.0, window * (1 - overlap));
    const int count = static_cast<int>(std::ceil((length - window) / step - 1e-9)) + 1;
    std::vector<int> starts;
    for (int n = 0; n < count; ++n) {
        starts.push_back(static_cast<int>(
            std::lround(static_cast<double>(n) * (length - window) / (count - 1))));
    }
    return starts;
}

int windowForCount(int length, int count, double overlap, int multiple)
{
    const double exact = length / (count - (count - 1) * overlap);
    const int units = static_cast<int>(std::ceil(exact / multiple - 1e-9));
    return std::max(1, units) * multiple;
}

std::vector<float> gaussianWeights(int window)
{
    std::vector<float> weights;
    const double middle = (window - 1) / 2.0;
    const double sigma = window / 8.0;
    for (int n = 0; n < window; ++n) {
        const double x = (n - middle) / sigma;
        weights.push_back(static_cast<float>(std::max(1e-3, std::exp(-x * x / 2))));
    }
    return weights;
}

std::vector<Index3> windowPositions(const Index3& size, const Index3& window, double overlap)
{
    std::vector<Index3> positions;
    for (const int k : windowStarts(size[2], window[2], overlap)) {
        for (const int j : windowStarts(size[1], window[1], overlap)) {
            for (const int i : windowStarts(size[0], window[0], overlap)) {
                positions.push_back({i, j, k});
            }
        }
    }
    return positions;
}

}  // namespace glioscope
