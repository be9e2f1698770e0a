#include "segmentation/case/formats/segments.h"

#include "segmentation/case/formats/label_values.h"
#include "segmentation/case/model/file_error.h"
#include "segmentation/case/model/label_words.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

namespace glioscope {
namespace {

/// From outside inwards.
constexpr std::array kOrder = {Structure::WholeTumour, Structure::Oedema,
                               Structure::TumourCore,  Structure::Necrosis,
                               Structure::Enhancing,   Structure::ResectionCavity};

/// Of what covers several labels, the outermost: the others lie within it and paint over it.
Label paintOf(Structure structure)
{
    switch (structure) {
    case Structure::WholeTumour:
    case Structure::Oedema: return Label::Oedema;
    case Structure::TumourCore:
    case Structure::Necrosis: return Label::Necrosis;
    case Structure::Enhancing: return Label::Enhancing;
    case Structure::ResectionCavity: break;
    }
    return Label::ResectionCavity;
}

std::optional<Structure> structureNamed(const std::string& name)
{
    const std::set<Label> covered = labelsOfName(name);
    for (const Structure structure : kOrder) {
        std::set<Label> ofIt;
        for (const Label label : kMarkedLabels) {
            if (labelsIn(structure)[label]) {
                ofIt.insert(label);
            }
        }
        if (!covered.empty() && covered == ofIt) {
            return structure;
        }
    }
    return std::nullopt;
}

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
            told == options.segments.end() ? structureNamed(segment.name) : told->second;
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
            file.string() + " has segments whose names do not say what they are (" + names +
                "); name them \"necrotic core\", \"edema\", \"enhancing tumor\", \"tumor core\" or "
                "\"whole tumor\" in 3D Slicer, or add the file to its case in the window, which "
                "asks.",
            unnamed);
    }
    std::ranges::stable_sort(meanings, {}, [](const Meaning& meaning) {
        return std::ranges::find(kOrder, meaning.structure) - kOrder.begin();
    });
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
            fail(file, "has a segment (\"" + meaning.segment.name +
                           "\") in a layer that it does not hold; export it again.");
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
