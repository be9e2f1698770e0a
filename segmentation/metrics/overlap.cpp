#include "segmentation/metrics/overlap.h"

#include "segmentation/system/error.h"

#include <cstddef>
#include <string>

namespace glioscope {
namespace {

double ratioOrOne(std::int64_t numerator, std::int64_t denominator)
{
    return denominator == 0 ? 1.0
                            : static_cast<double>(numerator) / static_cast<double>(denominator);
}

}  // namespace

Confusion compareMasks(std::span<const std::uint8_t> prediction,
                       std::span<const std::uint8_t> reference)
{
    if (prediction.size() != reference.size()) {
        throw Error(
            Sentence::of("A prediction of %1 voxels cannot be compared with a reference of %2. "
                         "Both must lie on one grid.",
                         prediction.size(), reference.size()));
    }
    std::int64_t both = 0, predicted = 0, expected = 0;
    for (std::size_t i = 0; i < prediction.size(); ++i) {
        const int p = prediction[i] != 0, r = reference[i] != 0;
        both += p & r;
        predicted += p;
        expected += r;
    }
    const auto total = static_cast<std::int64_t>(prediction.size());
    return {.truePositive = both,
            .falsePositive = predicted - both,
            .falseNegative = expected - both,
            .trueNegative = total - predicted - expected + both};
}

double dice(const Confusion& c)
{
    return ratioOrOne(2 * c.truePositive, 2 * c.truePositive + c.falsePositive + c.falseNegative);
}

double sensitivity(const Confusion& c)
{
    return ratioOrOne(c.truePositive, c.truePositive + c.falseNegative);
}

double specificity(const Confusion& c)
{
    return ratioOrOne(c.trueNegative, c.trueNegative + c.falsePositive);
}

double jaccard(const Confusion& c)
{
    return ratioOrOne(c.truePositive, c.truePositive + c.falsePositive + c.falseNegative);
}

double accuracy(const Confusion& c)
{
    return ratioOrOne(c.truePositive + c.trueNegative,
                      c.truePositive + c.trueNegative + c.falsePositive + c.falseNegative);
}

double precision(const Confusion& c)
{
    return ratioOrOne(c.truePositive, c.truePositive + c.falsePositive);
}

}  // namespace glioscope
