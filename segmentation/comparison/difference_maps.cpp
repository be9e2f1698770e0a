#include "segmentation/comparison/difference_maps.h"

#include <algorithm>
#include <array>
#include <bit>
#include <memory>
#include <utility>

namespace glioscope {
namespace {

/// Everywhere what the table has for the voxel's set.
std::shared_ptr<const Volume<std::uint8_t>> mapped(const Votes& votes,
                                                   const std::array<std::uint8_t, 256>& valueOf)
{
    auto values = std::make_shared<Volume<std::uint8_t>>(votes.grid);
    const auto [ni, nj, nk] = votes.box.size();
    const LayerSet* in = votes.sets.data();
    for (int k = 0; k < nk; ++k) {
        for (int j = 0; j < nj; ++j, in += ni) {
            std::transform(in, in + ni, values->voxels.data() + votes.rowInGrid(j, k),
                           [&](LayerSet set) { return valueOf[set]; });
        }
    }
    return values;
}

}  // namespace

ScalarContent agreementMap(const Votes& votes, Structure structure)
{
    std::array<std::uint8_t, 256> count{};
    for (std::size_t set = 0; set < count.size(); ++set) {
        count[set] = static_cast<std::uint8_t>(std::popcount(set));
    }
    return measured({.values = mapped(votes, count),
                     .perStep = 1.0 / static_cast<double>(votes.layers),
                     .meaning = ScalarMeaning::Agreement,
                     .structure = structure});
}

ScalarContent errorMap(const Votes& votes, std::size_t layer, std::size_t reference,
                       Structure structure)
{
    std::array<std::uint8_t, 256> verdict{};
    for (std::size_t set = 0; set < verdict.size(); ++set) {
        const bool said = (set >> layer & 1) != 0, expected = (set >> reference & 1) != 0;
        verdict[set] = static_cast<std::uint8_t>(said && expected ? Verdict::TruePositive
                                                 : said           ? Verdict::FalsePositive
                                                 : expected       ? Verdict::FalseNegative
                                                                  : Verdict::TrueNegative);
    }
    return measured({.values = mapped(votes, verdict),
                     .perStep = 1,
                     .meaning = ScalarMeaning::Errors,
                     .structure = structure});
}

}  // namespace glioscope
