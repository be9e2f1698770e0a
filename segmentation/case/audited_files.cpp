#include "segmentation/case/audited_files.h"

#include "segmentation/case/file_error.h"
#include "segmentation/case/label_scheme.h"
#include "segmentation/case/raw_volume.h"

#include <libdeflate.h>

#include <algorithm>
#include <bit>
#include <cmath>

namespace glioscope {
namespace {

namespace fs = std::filesystem;

AuditedImage measure(const RawVolume& raw, std::size_t t, const fs::path& file)
{
    AuditedImage image{.file = file, .geometry = raw.geometry};
    std::uint32_t crc = 0;
    double sum = 0;
    bool first = true;
    image.nonFinite = forEachBlock(raw, t, [&](std::span<const float> block) {
        const auto [low, high] = std::ranges::minmax_element(block);
        image.minimum = first ? *low : std::min(image.minimum, *low);
        image.maximum = first ? *high : std::max(image.maximum, *high);
        first = false;
        float partial = 0;  // equal blocks give equal sums, and that is all it is for
        for (const float v : block) {
            partial += v;
        }
        sum += static_cast<double>(partial);
        crc = libdeflate_crc32(crc, block.data(), block.size_bytes());
    });
    // Neither is a fingerprint by itself; 64 bits together keep thousands of images apart.
    const auto sumBits = std::bit_cast<std::uint64_t>(sum);
    image.fingerprint = (static_cast<std::uint64_t>(crc) << 32) ^ (sumBits >> 24) ^ sumBits;
    return image;
}

}  // namespace

std::vector<AuditedImage> measureImages(const fs::path& file, const ReadOptions& options)
{
    const RawVolume raw = readRawVolume(file, options);
    std::vector<AuditedImage> images;
    for (std::size_t t = 0; t < raw.volumes; ++t) {
        images.push_back(measure(raw, t, file));
    }
    return images;
}

AuditedLabels measureLabels(const fs::path& file, std::optional<LabelScheme> namedScheme,
                            const ReadOptions& options, std::string& doubt)
{
    const RawVolume raw = readRawVolume(file, options);
    if (raw.volumes != 1) {
        fail(file, "holds " + std::to_string(raw.volumes) + " volumes where labels are one.");
    }
    AuditedLabels labels{.file = file, .geometry = raw.geometry};
    int last = 0;
    std::size_t run = 0;
    const std::size_t nonFinite = forEachBlock(raw, 0, [&](std::span<const float> block) {
        for (const float v : block) {
            const int value = static_cast<int>(std::lround(std::clamp(v, -1e6F, 1e6F)));
            if (std::abs(v - static_cast<float>(value)) > 0.01F) {
                fail(file, "holds the value " + std::to_string(v) +
                               ", which is no label; check that it is a mask and not an image.");
            }
            if (value != last) {  // long runs are the rule
                labels.voxelsOfValue[last] += run;
                last = value;
                run = 0;
            }
            ++run;
        }
    });
    labels.voxelsOfValue[last] += run;
    std::erase_if(labels.voxelsOfValue, [](const auto& entry) { return entry.second == 0; });
    if (nonFinite > 0) {
        fail(file, "holds values that are no numbers; check that it is a mask of tumour labels.");
    }
    std::vector<int> values;
    for (const auto& entry : labels.voxelsOfValue) {
        values.push_back(entry.first);
    }
    try {
        labels.scheme = decideScheme(values,
                                     {.marked = markOf(raw.description),
                                      .named = namedScheme,
                                      .chosen = options.labelScheme},
                                     file);
        for (const auto& [value, count] : labels.voxelsOfValue) {
            labels.voxels[static_cast<std::size_t>(*labelFromFileValue(*labels.scheme, value))] += count;
        }
    } catch (const Error& error) {
        doubt = error.what();
    }
    return labels;
}

}  // namespace glioscope
