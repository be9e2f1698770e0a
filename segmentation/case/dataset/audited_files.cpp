#include "segmentation/case/dataset/audited_files.h"

#include "segmentation/case/consistency/head_sample.h"
#include "segmentation/case/formats/intensities.h"
#include "segmentation/case/formats/label_scheme.h"
#include "segmentation/case/formats/label_values.h"
#include "segmentation/case/formats/raw_volume.h"
#include "segmentation/case/formats/segments.h"
#include "segmentation/case/model/file_error.h"

#include <libdeflate.h>

#include <algorithm>
#include <bit>

namespace glioscope {
namespace {

namespace fs = std::filesystem;

AuditedImage measure(const RawVolume& raw, std::size_t t, const fs::path& file)
{
    AuditedImage image{.file = file, .geometry = raw.geometry};
    image.orientationDoubt = raw.orientationDoubt;
    image.stated = raw.stated;
    Image voxels;  // the background is found in the whole
    voxels.geometry = raw.geometry;
    voxels.voxels.reserve(raw.geometry.voxelCount());
    std::uint32_t crc = 0;
    double sum = 0;
    image.nonFinite = forEachBlock(raw, t, [&](std::span<const float> block) {
        float partial = 0;  // equal blocks give equal sums, and that is all it is for
        for (const float v : block) {
            partial += v;
        }
        sum += static_cast<double>(partial);
        crc = libdeflate_crc32(crc, block.data(), block.size_bytes());
        voxels.voxels.insert(voxels.voxels.end(), block.begin(), block.end());
    });
    const auto [low, high] = std::ranges::minmax_element(voxels.voxels);
    image.minimum = *low;
    image.maximum = *high;
    const std::optional<Background> background = findBackground(voxels);
    image.hasBackground = background.has_value();
    image.sample = std::make_shared<const HeadSample>(sampleHead(voxels, background));
    // Neither is a fingerprint by itself; 64 bits together keep thousands of images apart.
    const auto sumBits = std::bit_cast<std::uint64_t>(sum);
    image.fingerprint = (static_cast<std::uint64_t>(crc) << 32) ^ (sumBits >> 24) ^ sumBits;
    image.voxels = std::make_shared<const Image>(std::move(voxels));
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

/// Segments have names; their numbers say nothing, and are counted as the label's.
void countSegments(const RawVolume& raw, const ReadOptions& options, AuditedLabels& labels)
{
    labels.scheme = LabelScheme::Brats2023;  // which has a number for each label
    labels.map = std::make_shared<const LabelMap>(labelsOfSegments(raw, options, labels.file));
    for (const Label label : labels.map->voxels) {
        ++labels.voxels[label];
    }
    for (const LabelFacts& facts : kLabelTable) {
        if (const auto value = fileValue(*labels.scheme, facts.label);
            value && labels.voxels[facts.label] > 0) {
            labels.voxelsOfValue[*value] += labels.voxels[facts.label];
        }
    }
}

AuditedLabels measureLabels(const fs::path& file, std::optional<LabelScheme> namedScheme,
                            const ReadOptions& options, Sentence& doubt)
{
    const RawVolume raw = readRawVolume(file, options);
    AuditedLabels labels{.file = file, .geometry = raw.geometry};
    labels.orientationDoubt = raw.orientationDoubt;
    labels.stated = raw.stated;
    if (!raw.segments.empty()) {
        countSegments(raw, options, labels);
        return labels;
    }
    if (raw.volumes != 1) {
        fail(file, Sentence::of("holds %1 volumes where labels are one.", raw.volumes));
    }
    int last = 0;
    std::size_t run = 0;
    const std::vector<std::uint16_t> stored = labelValues(raw, file);
    for (const std::uint16_t value : stored) {
        if (value != last) {  // long runs are the rule
            labels.voxelsOfValue[last] += run;
            last = value;
            run = 0;
        }
        ++run;
    }
    labels.voxelsOfValue[last] += run;
    std::erase_if(labels.voxelsOfValue, [](const auto& entry) { return entry.second == 0; });
    std::vector<int> values;
    for (const auto& entry : labels.voxelsOfValue) {
        values.push_back(entry.first);
    }
    try {
        labels.scheme = decideScheme(values,
                                     {.marked = markOf(raw.description),
                                      .named = namedScheme,
                                      .chosen = options.labelScheme,
                                      .namedValues = options.namedValues},
                                     file);
        for (const auto& [value, count] : labels.voxelsOfValue) {
            labels.voxels[*labelFromFileValue(*labels.scheme, value)] += count;
        }
        auto map = std::make_shared<LabelMap>(raw.geometry);
        std::ranges::transform(stored, map->voxels.begin(), [&](std::uint16_t value) {
            return *labelFromFileValue(*labels.scheme, value);
        });
        labels.map = std::move(map);
    } catch (const Error& error) {
        doubt = error.said();
    }
    return labels;
}

}  // namespace glioscope
