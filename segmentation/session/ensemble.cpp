#include "segmentation/session/ensemble.h"

#include "segmentation/system/error.h"
#include "segmentation/volume/region_labels.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace glioscope {
namespace {

using Votes = std::vector<std::uint8_t>;
constexpr std::size_t kMostMembers = 255;

[[noreturn]] void failOnGrids()
{
    throw Error(
        "The segmentations lie on different grids, so that no majority or mean can be taken of "
        "them; resample them to one grid.");
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

/// Those of one structure, one a member; none where a member has none.
std::vector<const ScalarContent*> mapsOf(Structure structure,
                                         const std::vector<std::vector<ScalarContent>>& members)
{
    std::vector<const ScalarContent*> maps;
    for (const std::vector<ScalarContent>& member : members) {
        const ScalarContent* map = mapOf(structure, member);
        if (!map || map->meaning != ScalarMeaning::Probability) {
            return {};
        }
        maps.push_back(map);
    }
    return maps;
}

ScalarContent meanOfMaps(const std::vector<const ScalarContent*>& maps)
{
    const Geometry& grid = maps.front()->values->geometry;
    std::vector<std::uint16_t> sums(maps.front()->values->voxels.size());
    double threshold = 0;
    for (const ScalarContent* map : maps) {
        if (!(map->values->geometry == grid)) {
            failOnGrids();
        }
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
        throw Error("A majority is of 1 to 255 segmentations; there are " +
                    std::to_string(maps.size()) + ".");
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
    const Votes cavity =
        votesOf(maps, [](Label label) { return label == Label::ResectionCavity; });
    paintMajority(cavity, maps.size(), Label::ResectionCavity, result);
    return result;
}

std::vector<ScalarContent> meanOf(const std::vector<std::vector<ScalarContent>>& members)
{
    if (members.empty() || members.size() > kMostMembers) {
        throw Error("A mean of probabilities is of 1 to 255 results; there are " +
                    std::to_string(members.size()) + ".");
    }
    std::vector<ScalarContent> means;
    for (const ScalarContent& map : members.front()) {
        if (!map.structure) {
            continue;
        }
        if (const auto maps = mapsOf(*map.structure, members); !maps.empty()) {
            means.push_back(meanOfMaps(maps));
        }
    }
    if (means.empty()) {
        throw Error(
            "The results have no probabilities in common, of which a mean could be taken; run the "
            "models again with \"Keep probabilities\".");
    }
    return means;
}

}  // namespace glioscope
