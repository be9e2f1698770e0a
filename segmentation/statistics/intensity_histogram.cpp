#include "segmentation/statistics/intensity_histogram.h"

#include "segmentation/system/error.h"
#include "segmentation/volume/geometry_sentence.h"

#include <algorithm>

namespace glioscope {

std::optional<IntensityRange> rangeOfIntensities(const std::vector<StatisticsRow>& rows,
                                                 Sequence sequence)
{
    std::optional<IntensityRange> middle, all;
    const auto widen = [](std::optional<IntensityRange>& range, double low, double high) {
        range = range ? IntensityRange{std::min(range->low, low), std::max(range->high, high)}
                      : IntensityRange{low, high};
    };
    for (const StatisticsRow& row : rows) {
        if (const auto& found = row.intensities[static_cast<std::size_t>(sequence)]) {
            widen(middle, found->percentile5, found->percentile95);
            widen(all, found->smallest, found->largest);
        }
    }
    if (!all || !(all->high > all->low)) {
        return std::nullopt;
    }
    const double more = middle->high - middle->low;
    const IntensityRange range = {std::max(all->low, middle->low - more),
                                  std::min(all->high, middle->high + more)};
    return range.high > range.low ? range : *all;
}

IntensityHistogram intensityHistogram(const Image& image, const LabelMap& labels,
                                      Structure structure, const IntensityRange& range, int classes)
{
    if (image.geometry.size != labels.geometry.size) {
        throw Error(Sentence::of("The image (%1) and the segmentation (%2) have different sizes.",
                                 described(image.geometry), described(labels.geometry)));
    }
    IntensityHistogram found = {range.low, range.high,
                                std::vector<std::int64_t>(static_cast<std::size_t>(classes))};
    const PerLabel<bool> inside = labelsIn(structure);
    const double perUnit = classes / (range.high - range.low);
    for (std::size_t v = 0; v < labels.voxels.size(); ++v) {
        if (inside[labels.voxels[v]]) {
            const double place = (image.voxels[v] - range.low) * perUnit;
            ++found.counts[static_cast<std::size_t>(std::clamp(place, 0.0, classes - 1.0))];
        }
    }
    return found;
}

}  // namespace glioscope
