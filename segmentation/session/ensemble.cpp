#include "segmentation/session/ensemble.h"

#include "segmentation/system/error.h"
#include "segmentation/volume/region_labels.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

namespace glioscope {
namespace {

using Votes = std::vector<std::uint8_t>;
constexpr std::size_t kMostMembers = 255;

[[noreturn]] void failOnGrids()
{
    throw Error(
        Sentence::of("The segmentations lie on different grids, so that no majority "
                     "or mean can be taken of them; resample them to one grid."));
}

/// How many of the maps say each voxel.
template <typename Says>
Votes votesOf(const std::vector<std::shared_ptr<const LabelMap>>& maps, Says says)
{
    Votes votes(maps.front()->voxels.size());
    PerLabel<bool> counts;
    for (const Label label : kMarkedLabels) {
        counts[label] = says(label);
    }
    for (const auto& map : maps) {
        for (std::size_t v = 0; v < votes.size(); ++v) {
            votes[v] = static_cast<std::uint8_t>(votes[v] + counts[map->voxels[v]]);
        }
    }
    return votes;
}

void paintMajority(const Votes& votes, std::size_t members, Label label, LabelMap& result)
{
    for (std::size_t v = 0; v < votes.size(); ++v) {
        if (2 * std::size_t{votes[v]} > members) {
            result.voxels[v] = label;
        }
    }
}

const ScalarContent* mapOf(Structure structure, const std::vector<ScalarContent>& member)
{
    const auto found =
        std::ranges::find(member, std::optional(structure), &ScalarContent::structure);
    return found == member.end() ? nullptr : &*found;
}

using MapsOfStructure = std::vector<const ScalarContent*>;  // one a member

/// Those of one structure, one a member; none where a member has none.
MapsOfStructure mapsOf(Structure structure, const std::vector<std::vector<ScalarContent>>& members)
{
    MapsOfStructure maps;
    for (const std::vector<ScalarContent>& member : members) {
        const ScalarContent* map = mapOf(structure, member);
        if (!map || map->meaning != ScalarMeaning::Probability) {
            return {};
        }
        maps.push_back(map);
    }
    return maps;
}

/// Of every structure that all members have; throws where there is none or their grids differ.
std::vector<MapsOfStructure> commonMaps(const std::vector<std::vector<ScalarContent>>& members)
{
    if (members.empty() || members.size() > kMostMembers) {
        throw Error(Sentence::of("A mean of probabilities is of 1 to 255 results; there are %1.",
                                 members.size()));
    }
    std::vector<MapsOfStructure> all;
    for (const ScalarContent& map : members.front()) {
        MapsOfStructure maps = map.structure ? mapsOf(*map.structure, members) : MapsOfStructure();
        if (!maps.empty()) {
            all.push_back(std::move(maps));
        }
    }
    if (all.empty()) {
        throw Error(
            Sentence::of("The results have no probabilities in common, of which a mean "
                         "could be taken; run the models again with \"Keep "
                         "probabilities\"."));
    }
    const Geometry& grid = all.front().front()->values->geometry;
    for (const MapsOfStructure& maps : all) {
        for (const ScalarContent* map : maps) {
            if (!(map->values->geometry == grid)) {
                failOnGrids();
            }
        }
    }
    return all;
}

ScalarContent meanOfMaps(const MapsOfStructure& maps)
{
    const Geometry& grid = maps.front()->values->geometry;
    std::vector<std::uint16_t> sums(maps.front()->values->voxels.size());
    double threshold = 0;
    for (const ScalarContent* map : maps) {
        threshold += map->threshold / double(maps.size());
        for (std::size_t v = 0; v < sums.size(); ++v) {
            sums[v] = static_cast<std::uint16_t>(sums[v] + map->values->voxels[v]);
        }
    }
    auto values = std::make_shared<Volume<std::uint8_t>>(grid);
    const std::size_t count = maps.size();
    std::ranges::transform(sums, values->voxels.begin(), [count](std::uint16_t sum) {
        return static_cast<std::uint8_t>((2 * std::size_t{sum} + count) / (2 * count));
    });
    return measured({.values = std::move(values),
                     .structure = maps.front()->structure,
                     .threshold = threshold});
}

}  // namespace

LabelMap majorityOf(const std::vector<std::shared_ptr<const LabelMap>>& maps)
{
    if (maps.empty() || maps.size() > kMostMembers) {
        throw Error(
            Sentence::of("A majority is of 1 to 255 segmentations; there are %1.", maps.size()));
    }
    for (const auto& map : maps) {
        if (!(map->geometry == maps.front()->geometry)) {
            failOnGrids();
        }
    }
    LabelMap result(maps.front()->geometry);
    for (const Region region : kAllRegions) {  // inner ones overwrite outer ones
        const Votes votes =
            votesOf(maps, [region](Label label) { return contains(region, label); });
        paintMajority(votes, maps.size(), ringLabel(region), result);
    }
    const Votes cavity = votesOf(maps, [](Label label) { return label == Label::ResectionCavity; });
    paintMajority(cavity, maps.size(), Label::ResectionCavity, result);
    return result;
}

std::vector<ScalarContent> meanOf(const std::vector<std::vector<ScalarContent>>& members)
{
    std::vector<ScalarContent> means;
    for (const MapsOfStructure& maps : commonMaps(members)) {
        means.push_back(meanOfMaps(maps));
    }
    return means;
}

ScalarContent deviationOf(const std::vector<std::vector<ScalarContent>>& members)
{
    const std::vector<MapsOfStructure> all = commonMaps(members);
    const double n = static_cast<double>(members.size());
    auto values = std::make_shared<Volume<std::uint8_t>>(all.front().front()->values->geometry);
    std::vector<std::uint32_t> sums(values->voxels.size()), squares(values->voxels.size());
    for (const MapsOfStructure& maps : all) {
        std::ranges::fill(sums, 0U);
        std::ranges::fill(squares, 0U);
        for (const ScalarContent* map : maps) {
            for (std::size_t v = 0; v < sums.size(); ++v) {
                const std::uint32_t value = map->values->voxels[v];
                sums[v] += value;
                squares[v] += value * value;
            }
        }
        for (std::size_t v = 0; v < sums.size(); ++v) {
            const double mean = sums[v] / n;
            const double variance = std::max(0.0, squares[v] / n - mean * mean);
            // Twice as many steps as of probabilities, of which it is at most the half.
            const auto value = static_cast<std::uint8_t>(std::lround(2 * std::sqrt(variance)));
            values->voxels[v] = std::max(values->voxels[v], value);
        }
    }
    return measured(
        {.values = std::move(values), .perStep = 0.5 / 255, .meaning = ScalarMeaning::Deviation});
}

}  // namespace glioscope
