#include "segmentation/case/formats/case_reader.h"

#include "segmentation/case/formats/intensities.h"
#include "segmentation/case/formats/label_scheme.h"
#include "segmentation/case/formats/label_values.h"
#include "segmentation/case/formats/raw_volume.h"
#include "segmentation/case/formats/segments.h"
#include "segmentation/case/formats/straight_axes.h"
#include "segmentation/case/model/file_error.h"
#include "segmentation/volume/grid_relation.h"
#include "segmentation/volume/reorient.h"
#include "segmentation/volume/voxel_order.h"

#include <algorithm>
#include <array>
#include <future>

namespace glioscope {
namespace {

namespace fs = std::filesystem;

using ImagePointer = std::shared_ptr<const Image>;

struct ReadImage {
    ImagePointer image;
    Sentence orientationDoubt;
    StatedGeometry stated;
    std::size_t nonFinite = 0;
};

using ReadImages = std::array<ReadImage, 4>;

ReadImage imageOf(const RawVolume& raw, std::size_t volume)
{
    Intensities intensities = toIntensities(raw, volume);
    return {std::make_shared<const Image>(raw.geometry, std::move(intensities.values)),
            raw.orientationDoubt, raw.stated, intensities.nonFinite};
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
ReadImages read4d(const CaseFiles& files, const ReadOptions& options)
{
    ReadImages images;
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
            fail(file,
                 Sentence::of(
                     "holds %1 volumes where %2 is expected as number %3; check dataset.json.",
                     raw.volumes, displayName(static_cast<Sequence>(s)), channel + 1));
        }
        images[s] = imageOf(raw, static_cast<std::size_t>(channel));
    }
    return images;
}

ReadImage readOne(const fs::path& file, const ReadOptions& options)
{
    const RawVolume raw = readRawVolume(file, options);
    if (!raw.segments.empty()) {
        fail(file, Sentence::of(
                       "is a segmentation of 3D Slicer and no image; choose the image beside it."));
    }
    if (raw.volumes != 1) {
        fail(file,
             Sentence::of("holds %1 volumes where one is expected; extract the one that is meant.",
                          raw.volumes));
    }
    return imageOf(raw, 0);
}

ReadImages readImages(const CaseFiles& files, const ReadOptions& options)
{
    if (files.images4d) {
        return read4d(files, options);
    }
    std::array<std::future<ReadImage>, 4> pending;
    for (std::size_t s = 0; s < pending.size(); ++s) {
        if (files.images[s]) {
            pending[s] = std::async(std::launch::async, [&options, file = *files.images[s]] {
                return readOne(file, options);
            });
        }
    }
    ReadImages images;
    for (std::size_t s = 0; s < pending.size(); ++s) {
        if (pending[s].valid()) {
            images[s] = pending[s].get();
        }
    }
    return images;
}

/// Fills the sequences, all in the order of the first one's voxels where they lie on its grid.
void takeImages(Case& into, const ReadImages& images)
{
    const Image* first = nullptr;
    for (std::size_t s = 0; s < images.size(); ++s) {
        into.images[s] = images[s].image;
        into.orientationDoubts[s] = images[s].orientationDoubt;
        into.stated[s] = images[s].stated;
        into.nonFinite[s] = images[s].nonFinite;
        if (!images[s].image) {
            continue;
        }
        first = first ? first : images[s].image.get();
        if (auto permuted = permutedOnto(first->geometry, *images[s].image)) {
            into.images[s] = std::make_shared<const Image>(std::move(*permuted));
        }
    }
}

/// Permuted to the order of `grid` where they lie on it, and filled up with background where they
/// lie on a part of it.
std::shared_ptr<const CaseLabels> labelsInOrderOf(const Geometry& grid, CaseLabels layer)
{
    if (auto permuted = permutedOnto(grid, layer.map)) {
        layer.map = std::move(*permuted);
    } else if (!samePhysicalGrid(grid, layer.map.geometry)) {
        const LabelMap ordered = inOrderOf(grid, layer.map);
        if (const auto box = boxWithin(grid, ordered.geometry)) {
            layer.map = LabelMap(grid);
            paste(ordered, *box, layer.map);
        }
    }
    return std::make_shared<const CaseLabels>(std::move(layer));
}

CaseLabels labelsFromSegments(const RawVolume& raw, const ReadOptions& options,
                              const fs::path& file)
{
    CaseLabels layer{
        .map = labelsOfSegments(raw, options, file), .file = file, .stated = raw.stated};
    const bool cavity =
        std::ranges::find(layer.map.voxels, Label::ResectionCavity) != layer.map.voxels.end();
    layer.scheme = cavity ? LabelScheme::Brats2023 : kResultScheme;
    return layer;
}

}  // namespace

Image readImage(const fs::path& file, const ReadOptions& options)
{
    return *readOne(file, options).image;
}

CaseLabels readLabels(const fs::path& file, std::optional<LabelScheme> namedScheme,
                      const ReadOptions& options)
{
    const RawVolume raw = readRawVolume(file, options);
    if (!raw.segments.empty()) {
        return labelsFromSegments(raw, options, file);
    }
    if (raw.volumes != 1) {
        fail(file, Sentence::of("holds %1 volumes where labels are one.", raw.volumes));
    }
    const std::vector<std::uint16_t> values = labelValues(raw, file);
    const std::vector<int> found = distinct(values);
    const SchemeEvidence evidence{.marked = markOf(raw.description),
                                  .named = namedScheme,
                                  .chosen = options.labelScheme,
                                  .namedValues = options.namedValues};
    CaseLabels layer;
    layer.file = file;
    layer.stated = raw.stated;
    layer.scheme = decideScheme(found, evidence, file);
    std::array<Label, 8> labelOf = {};
    for (const int value : found) {
        labelOf.at(static_cast<std::size_t>(value)) = *labelFromFileValue(layer.scheme, value);
    }
    layer.map = LabelMap(raw.geometry);
    std::ranges::transform(values, layer.map.voxels.begin(),
                           [&](std::uint16_t v) { return labelOf[v]; });
    return layer;
}

Case readCase(const CaseFiles& files, const ReadOptions& given)
{
    ReadOptions options = given;
    options.straighten = given.straighten || files.straighten;
    if (!files.question.empty()) {
        throw Error(files.question);  // not a question about labels, which callers may answer
    }
    if (!files.hasImages()) {
        throw Error(Sentence::of(
            "The case %1 in %2 has no images, only labels; open a folder with its sequences.",
            files.name, files.folder));
    }
    Case result;
    result.files = files;
    std::future<CaseLabels> labels;
    if (files.labels && options.readLabels) {
        labels = std::async(std::launch::async, [&] {
            ReadOptions withNames = options;
            withNames.namedValues = files.namedValues;
            return readLabels(*files.labels, files.namedScheme, withNames);
        });
    }
    takeImages(result, readImages(files, options));
    if (labels.valid()) {
        try {
            result.labels =
                labelsInOrderOf(result.image(result.firstSequence())->geometry, labels.get());
        } catch (const AmbiguousInput&) {
            throw;
        } catch (const ShearedAxes&) {
            throw;  // the user may want them straightened
        } catch (const Error& problem) {
            if (options.requireLabels) {
                throw;
            }
            result.labelsProblem = problem.said();
        }
    }
    return result;
}

}  // namespace glioscope
