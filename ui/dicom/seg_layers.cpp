#include "ui/dicom/seg_layers.h"

#include "segmentation/case/consistency/label_placement.h"
#include "segmentation/case/formats/byte_reader.h"
#include "segmentation/case/formats/case_reader.h"
#include "segmentation/case/model/segment_meaning.h"
#include "segmentation/session/thresholds.h"
#include "segmentation/session/value_counts.h"
#include "segmentation/volume/voxel_order.h"
#include "ui/widgets/sentence_text.h"

#include <algorithm>
#include <exception>
#include <map>
#include <utility>

namespace glioscope {
namespace {

PlacedLabels placedAsStated(const LabelMap& map, LabelScheme scheme, const Case& openCase)
{
    StatedGeometry stated;
    stated.grid = map.geometry;
    const Geometry& grid = gridFor(map.geometry, openCase);
    return {.asStated = {
                .content = measured(std::make_shared<const LabelMap>(placedOn(grid, map)), scheme),
                .passport = passportOf(stated, grid)}};
}

/// In the order of voxels of the case's grid, where they lie on it.
Volume<std::uint8_t> readMap(const std::filesystem::path& file, const Case& openCase)
{
    Volume<std::uint8_t> volume = readBytes(file);
    auto permuted = permutedOnto(gridFor(volume.geometry, openCase), volume);
    return permuted ? *std::move(permuted) : std::move(volume);
}

/// Of segments that mean one structure the larger value counts.
std::map<Structure, Volume<std::uint8_t>> readMaps(const SegReport& report, const Case& openCase)
{
    std::map<Structure, Volume<std::uint8_t>> maps;
    for (const ToldSegment& segment : report.segments) {
        if (!segment.meaning || segment.file.empty()) {
            continue;
        }
        Volume<std::uint8_t> read = readMap(segment.file, openCase);
        const auto [map, isNew] = maps.try_emplace(*segment.meaning, std::move(read));
        if (!isNew) {
            std::ranges::transform(map->second.voxels, read.voxels, map->second.voxels.begin(),
                                   [](std::uint8_t a, std::uint8_t b) { return std::max(a, b); });
        }
    }
    return maps;
}

/// Of labels the most probable; where regions or a cavity are among them what lies further in.
LabelMap labelsOf(const std::vector<ThresholdedMap>& maps)
{
    const bool labelsAlone = std::ranges::all_of(maps, [](const ThresholdedMap& map) {
        return std::ranges::any_of(
            kTumourLabels, [&](Label label) { return structureOf(label) == map.structure; });
    });
    if (labelsAlone || maps.empty()) {
        return labelsAbove(maps);
    }
    LabelMap labels(maps.front().values->geometry);
    for (const Structure structure : kOutsideInwards) {
        const auto map = std::ranges::find(maps, structure, &ThresholdedMap::structure);
        const auto least =
            map == maps.end() ? std::nullopt : leastAbove(map->threshold, map->perStep);
        for (std::size_t v = 0; least && v < labels.voxels.size(); ++v) {
            if (map->values->voxels[v] >= *least) {
                labels.voxels[v] = paintOf(structure);
            }
        }
    }
    return labels;
}

LabelScheme schemeOf(const std::vector<ThresholdedMap>& maps)
{
    const bool cavity = std::ranges::find(maps, Structure::ResectionCavity,
                                          &ThresholdedMap::structure) != maps.end();
    return cavity ? LabelScheme::Brats2023 : kResultScheme;
}

SegLayers fractionalLayers(const SegReport& report, const Case& openCase)
{
    SegLayers layers;
    std::vector<ThresholdedMap> above;
    for (auto& [structure, volume] : readMaps(report, openCase)) {
        const auto values = std::make_shared<const Volume<std::uint8_t>>(std::move(volume));
        layers.maps.push_back(measured(ScalarContent{
            .values = values,
            .meaning = report.isOccupancy ? ScalarMeaning::Occupancy : ScalarMeaning::Probability,
            .structure = structure}));
        above.push_back(
            {.values = values, .structure = structure, .threshold = layers.maps.back().threshold});
    }
    layers.labels = placedAsStated(labelsOf(above), schemeOf(above), openCase);
    return layers;
}

}  // namespace

SegLayers layersOf(const ImportedSeg& seg, const Case& openCase)
{
    try {
        if (seg.report.fractional) {
            return fractionalLayers(seg.report, openCase);
        }
        const CaseLabels read = readLabels(seg.report.labels, std::nullopt);
        return {
            .labels = placedAsStated(read.map, read.scheme, openCase), .maps = {}, .problem = {}};
    } catch (const std::exception& error) {
        return {.labels = {}, .maps = {}, .problem = shownFailure(error)};
    }
}

std::string algorithmOf(const SegReport& report)
{
    const QString first = report.segments.empty() ? QString() : report.segments.front().algorithm;
    const bool all = std::ranges::all_of(
        report.segments, [&](const ToldSegment& segment) { return segment.algorithm == first; });
    return all ? first.toStdString() : std::string();
}

std::string layerNameOf(const SegReport& report)
{
    const auto made = std::ranges::find_if(
        report.segments, [](const ToldSegment& segment) { return !segment.algorithm.isEmpty(); });
    if (made == report.segments.end()) {
        return "SEG";
    }
    const QString name = made->algorithm;
    const QLatin1StringView own(kOwnAlgorithm);
    return (name.startsWith(own) ? name.sliced(own.size()) : name.left(60)).toStdString();
}

}  // namespace glioscope
