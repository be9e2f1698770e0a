#include "segmentation/case/formats/segments.h"

#include "segmentation/case/formats/label_values.h"
#include "segmentation/case/model/file_error.h"
#include "segmentation/case/model/label_words.h"
#include "segmentation/case/model/segment_meaning.h"

#include <algorithm>
#include <optional>
#include <set>

namespace glioscope {
namespace {

struct Meaning {
    Segment segment;
    Structure structure = Structure::WholeTumour;
};

/// What each segment is, outer ones first; those that are not to be used are left out.
std::vector<Meaning> meaningsOf(const std::vector<Segment>& segments, const ReadOptions& options,
                                const std::filesystem::path& file)
{
    std::vector<Meaning> meanings;
    std::vector<Segment> unnamed;
    std::string names;
    for (const Segment& segment : segments) {
        const auto told = options.segments.find(segment.name);
        const auto structure =
            told == options.segments.end() ? structureOf(labelsOfName(segment.name)) : told->second;
        if (structure) {
            meanings.push_back({segment, *structure});
        } else if (told == options.segments.end() &&
                   labelsOfName(segment.name) != std::set{Label::Background}) {
            unnamed.push_back(segment);
            names += (names.empty() ? "\"" : ", \"") + segment.name + "\"";
        }
    }
    if (!unnamed.empty()) {
        throw UnnamedSegments(
            Sentence::of("%1 has segments whose names do not say what they are (%2); name them "
                         "\"necrotic core\", \"edema\", \"enhancing tumor\", \"tumor core\" or "
                         "\"whole tumor\" in 3D Slicer, or add the file to its case in the window, "
                         "which asks.",
                         file, names),
            unnamed);
    }
    std::ranges::stable_sort(meanings, {},
                             [](const Meaning& meaning) { return depthOf(meaning.structure); });
    return meanings;
}

}  // namespace

LabelMap labelsOfSegments(const RawVolume& raw, const ReadOptions& options,
                          const std::filesystem::path& file)
{
    const std::vector<Meaning> meanings = meaningsOf(raw.segments, options, file);
    std::vector<std::vector<std::uint16_t>> layers;
    for (std::size_t layer = 0; layer < raw.volumes; ++layer) {
        layers.push_back(labelValues(raw, file, layer));
    }
    LabelMap map(raw.geometry);
    for (const Meaning& meaning : meanings) {
        if (meaning.segment.layer >= layers.size()) {
            fail(file,
                 Sentence::of(
                     "has a segment (\"%1\") in a layer that it does not hold; export it again.",
                     meaning.segment.name));
        }
        const std::vector<std::uint16_t>& values = layers[meaning.segment.layer];
        for (std::size_t v = 0; v < values.size(); ++v) {
            if (values[v] == meaning.segment.value) {
                map.voxels[v] = paintOf(meaning.structure);
            }
        }
    }
    return map;
}

}  // namespace glioscope
