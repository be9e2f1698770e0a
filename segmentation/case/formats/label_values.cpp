#include "segmentation/case/formats/label_values.h"

#include "segmentation/case/formats/intensities.h"
#include "segmentation/case/model/file_error.h"

#include <algorithm>
#include <cmath>

namespace glioscope {
namespace {

/// A slope stored in single precision leaves whole numbers slightly off.
bool isLabel(float v)
{
    return v > -0.01F && v < static_cast<float>(kLargestLabel) + 0.5F &&
           std::abs(v - static_cast<float>(static_cast<int>(v + 0.5F))) < 0.01F;
}

[[noreturn]] void failNoLabel(const std::filesystem::path& file, const Sentence& value)
{
    fail(file,
         Sentence::of("holds %1, which is no label; check that it is a mask and not an image.",
                      value));
}

std::string shortNumber(float value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%g", static_cast<double>(value));
    return text;
}

}  // namespace

std::vector<std::uint16_t> labelValues(const RawVolume& raw, const std::filesystem::path& file,
                                       std::size_t t)
{
    std::vector<std::uint16_t> values;
    values.reserve(raw.geometry.voxelCount());
    std::vector<std::uint16_t> rounded;
    const std::size_t nonFinite = forEachBlock(raw, t, [&](std::span<const float> block) {
        if (const auto odd = std::ranges::find_if_not(block, isLabel); odd != block.end()) {
            failNoLabel(file, Sentence::of("the value %1", Sentence::Number{shortNumber(*odd)}));
        }
        rounded.resize(block.size());
        std::ranges::transform(block, rounded.begin(),
                               [](float v) { return static_cast<std::uint16_t>(v + 0.5F); });
        values.insert(values.end(), rounded.begin(), rounded.end());
    });
    if (nonFinite > 0) {
        failNoLabel(file, Sentence::of("values that are not numbers (%1 voxels)", nonFinite));
    }
    return values;
}

}  // namespace glioscope
