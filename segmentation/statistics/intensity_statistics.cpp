#include "segmentation/statistics/intensity_statistics.h"

#include "segmentation/system/error.h"
#include "segmentation/volume/geometry_sentence.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>
#include <vector>

namespace glioscope {
namespace {

double percentile(const std::vector<float>& sorted, double percent)
{
    const double place = percent / 100 * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return std::lerp(double{sorted[below]}, double{sorted[above]},
                     place - static_cast<double>(below));
}

}  // namespace

std::optional<IntensityStatistics> intensityStatistics(std::vector<float> values)
{
    if (values.empty()) {
        return std::nullopt;
    }
    std::ranges::sort(values);
    const auto count = static_cast<double>(values.size());
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / count;
    double squares = 0;
    for (const float value : values) {
        squares += (value - mean) * (value - mean);
    }
    return IntensityStatistics{
        .voxels = static_cast<std::int64_t>(values.size()),
        .mean = mean,
        .standardDeviation = values.size() > 1 ? std::sqrt(squares / (count - 1)) : 0,
        .smallest = values.front(),
        .largest = values.back(),
        .percentile5 = percentile(values, 5),
        .percentile25 = percentile(values, 25),
        .median = percentile(values, 50),
        .percentile75 = percentile(values, 75),
        .percentile95 = percentile(values, 95)};
}

std::optional<IntensityStatistics> intensityStatistics(const Image& image, const LabelMap& labels,
                                                       Structure structure)
{
    if (image.geometry.size != labels.geometry.size) {
        throw Error(Sentence::of("The image (%1) and the segmentation (%2) have different sizes.",
                                 described(image.geometry), described(labels.geometry)));
    }
    const PerLabel<bool> inside = labelsIn(structure);
    std::vector<float> values;
    for (std::size_t v = 0; v < labels.voxels.size(); ++v) {
        if (inside[labels.voxels[v]]) {
            values.push_back(image.voxels[v]);
        }
    }
    return intensityStatistics(std::move(values));
}

}  // namespace glioscope
