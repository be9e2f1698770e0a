#include "segmentation/case/case_reader.h"

#include "segmentation/case/file_error.h"
#include "segmentation/case/label_scheme.h"
#include "segmentation/case/raw_volume.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <future>
#include <map>

namespace glioscope {
namespace {

namespace fs = std::filesystem;

using ImagePointer = std::shared_ptr<const Image>;

constexpr int kLargestLabel = 65535;

/// The stored values as whole numbers. Throws Error where one is no label at all.
std::vector<std::uint16_t> wholeValues(const RawVolume& raw, const fs::path& file)
{
    // A slope stored in single precision leaves whole numbers slightly off.
    const auto isLabel = [](float v) {
        return v > -0.01f && v < float(kLargestLabel) &&
               std::abs(v - static_cast<float>(static_cast<int>(v + 0.5f))) < 0.01f;
    };
    std::vector<std::uint16_t> values;
    values.reserve(raw.geometry.voxelCount());
    std::vector<std::uint16_t> rounded;
    forEachBlock(raw, 0, [&](std::span<const float> block) {
        const auto odd = std::ranges::find_if_not(block, isLabel);
        if (odd != block.end()) {
            fail(file, "holds the value " + std::to_string(*odd) +
                           ", which is no label; check that it is a mask and not an image.");
        }
        rounded.resize(block.size());
        std::ranges::transform(block, rounded.begin(),
                               [](float v) { return static_cast<std::uint16_t>(v + 0.5f); });
        values.insert(values.end(), rounded.begin(), rounded.end());
    });
    return values;
}

std::vector<int> distinct(const std::vector<std::uint16_t>& values)
{
    std::vector<bool> seen(std::size_t{kLargestLabel} + 1, false);
    std::uint16_t last = 0;
    seen[0] = !values.empty() && values[0] == 0;
    for (const std::uint16_t value : values) {
        if (value != last) {  // long runs are the rule
            seen[value] = true;
            last = value;
        }
    }
    std::vector<int> result;
    for (std::size_t value = 0; value < seen.size(); ++value) {
        if (seen[value]) {
            result.push_back(static_cast<int>(value));
        }
    }
    return result;
}

/// Reads the one file of a 4D case and deals its volumes out.
std::array<ImagePointer, 4> read4d(const CaseFiles& files, const ReadOptions& options)
{
    std::array<ImagePointer, 4> images;
    fs::path file;
    for (const auto& image : files.images) {
        file = image.value_or(file);
    }
    const RawVolume raw = readRawVolume(file, options);
    for (std::size_t s = 0; s < images.size(); ++s) {
        const int channel = files.channelOf[s];
        if (!files.images[s]) {
            continue;
        }
        if (channel < 0 || static_cast<std::size_t>(channel) >= raw.volumes) {
            fail(file, "holds " + std::to_string(raw.volumes) + " volumes where " +
                           std::string(displayName(static_cast<Sequence>(s))) + " is expected as number " +
                           std::to_string(channel + 1) + "; check dataset.json.");
        }
        images[s] = std::make_shared<const Image>(
            raw.geometry, toIntensities(raw, static_cast<std::size_t>(channel)));
    }
    return images;
}

std::array<ImagePointer, 4> readImages(const CaseFiles& files, const ReadOptions& options)
{
    if (files.images4d) {
        return read4d(files, options);
    }
    std::array<std::future<ImagePointer>, 4> pending;
    for (std::size_t s = 0; s < pending.size(); ++s) {
        if (files.images[s]) {
            pending[s] = std::async(std::launch::async, [&options, file = *files.images[s]] {
                return std::make_shared<const Image>(readImage(file, options));
            });
        }
    }
    std::array<ImagePointer, 4> images;
    for (std::size_t s = 0; s < pending.size(); ++s) {
        if (pending[s].valid()) {
            images[s] = pending[s].get();
        }
    }
    return images;
}

}  // namespace

Image readImage(const fs::path& file, const ReadOptions& options)
{
    const RawVolume raw = readRawVolume(file, options);
    if (raw.volumes != 1) {
        fail(file, "holds " + std::to_string(raw.volumes) +
                       " volumes where one is expected; extract the one that is meant.");
    }
    return Image(raw.geometry, toIntensities(raw, 0));
}

LabelLayer readLabels(const fs::path& file, std::optional<LabelScheme> namedScheme,
                      const ReadOptions& options)
{
    const RawVolume raw = readRawVolume(file, options);
    if (raw.volumes != 1) {
        fail(file, "holds " + std::to_string(raw.volumes) + " volumes where labels are one.");
    }
    const std::vector<std::uint16_t> values = wholeValues(raw, file);
    const std::vector<int> found = distinct(values);
    const SchemeEvidence evidence{
        .marked = markOf(raw.description), .named = namedScheme, .chosen = options.labelScheme};
    LabelLayer layer;
    layer.file = file;
    layer.scheme = decideScheme(found, evidence, file);
    std::array<Label, 8> labelOf = {};
    for (const int value : found) {
        labelOf.at(static_cast<std::size_t>(value)) = *labelFromFileValue(layer.scheme, value);
    }
    layer.map = LabelMap(raw.geometry);
    std::ranges::transform(values, layer.map.voxels.begin(), [&](std::uint16_t v) { return labelOf[v]; });
    return layer;
}

Case readCase(const CaseFiles& files, const ReadOptions& options)
{
    if (!files.question.empty()) {
        throw Error(files.question);  // not a question about labels, which callers may answer
    }
    if (!files.hasImages()) {
        throw Error("The case " + files.name + " in " + files.folder.string() +
                    " has no images, only labels; open a folder with its sequences.");
    }
    Case result;
    result.files = files;
    std::future<std::shared_ptr<const LabelLayer>> labels;
    if (files.labels && options.readLabels) {
        labels = std::async(std::launch::async, [&] {
            return std::make_shared<const LabelLayer>(readLabels(*files.labels, files.namedScheme, options));
        });
    }
    result.images = readImages(files, options);
    if (labels.valid()) {
        try {
            result.labels = labels.get();
        } catch (const AmbiguousInput&) {
            throw;
        } catch (const Error& problem) {
            if (options.requireLabels) {
                throw;
            }
            result.labelsProblem = problem.what();
        }
    }
    return result;
}

}  // namespace glioscope
