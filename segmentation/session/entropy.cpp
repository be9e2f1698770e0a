#include "segmentation/session/entropy.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace glioscope {
namespace {

constexpr double kPerStep = 1.0 / 255;

/// - p ln p / ln 4 of a probability of n of 255.
std::array<double, 256> termTable()
{
    std::array<double, 256> terms{};
    for (std::size_t n = 1; n < terms.size(); ++n) {
        const double p = static_cast<double>(n) * kPerStep;
        terms[n] = -p * std::log(p) / std::log(4.0);
    }
    return terms;
}

const Volume<std::uint8_t>* volumeOf(Region region, const std::vector<ScalarContent>& maps)
{
    const auto found =
        std::ranges::find(maps, std::optional(structureOf(region)), &ScalarContent::structure);
    return found == maps.end() || found->perStep != kPerStep ? nullptr : found->values.get();
}

}  // namespace

std::optional<ScalarContent> entropyOf(const std::vector<ScalarContent>& maps)
{
    const auto* whole = volumeOf(Region::WholeTumour, maps);
    const auto* core = volumeOf(Region::TumourCore, maps);
    const auto* enhancing = volumeOf(Region::EnhancingTumour, maps);
    if (!whole || !core || !enhancing || !(core->geometry == whole->geometry) ||
        !(enhancing->geometry == whole->geometry)) {
        return std::nullopt;
    }
    const std::array<double, 256> term = termTable();
    auto values = std::make_shared<Volume<std::uint8_t>>(whole->geometry);
    for (std::size_t v = 0; v < values->voxels.size(); ++v) {
        const int wt = whole->voxels[v];
        const int tc = std::min<int>(core->voxels[v], wt);
        const int et = std::min<int>(enhancing->voxels[v], tc);
        const std::array<int, 4> labels = {255 - wt, wt - tc, tc - et, et};
        double entropy = 0;
        for (const int n : labels) {
            entropy += term[static_cast<std::size_t>(n)];
        }
        values->voxels[v] = static_cast<std::uint8_t>(std::lround(entropy * 255));
    }
    return measured({.values = std::move(values), .meaning = ScalarMeaning::Entropy});
}

}  // namespace glioscope
