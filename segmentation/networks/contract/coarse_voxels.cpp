#include "segmentation/networks/contract/coarse_voxels.h"

#include "segmentation/volume/reorient.h"
#include "segmentation/volume/sequence_list.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace glioscope {
namespace {

/// Of the contract's edge along an axis: 3 mm for models of 1.5 mm.
constexpr double kThick = 2;
/// Along every axis: 1.9 mm for models of 1.5 mm.
constexpr double kCoarse = 1.25;
constexpr double kRounding = 1e-3;  ///< headers round

enum class Kind : std::uint8_t { Fine, Coarse, Thick };

Kind kindOf(const ModelContract& contract, const Geometry& grid)
{
    const Vec3 edges = reorientedToLps(grid).spacingMm;
    double least = edges[0] / contract.spacingMm[0], most = least;
    for (std::size_t axis = 1; axis < 3; ++axis) {
        const double ratio = edges[axis] / contract.spacingMm[axis];
        least = std::min(least, ratio);
        most = std::max(most, ratio);
    }
    return most >= kThick - kRounding     ? Kind::Thick
           : least >= kCoarse - kRounding ? Kind::Coarse
                                          : Kind::Fine;
}

Sentence::Number millimetres(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.3g", value);
    return {text};
}

struct Found {
    std::vector<Sequence> sequences;
    double longestMm = 0;
};

Sentence thickSentence(const Found& found)
{
    return Sentence::of(
        "The voxels of %1 are up to %2 mm long. With slices of 5 mm in all sequences the shipped "
        "models agreed with their own results on thin slices by a Dice of %3 to %4 for whole "
        "tumour and %5 to %6 for enhancing tumour. Nothing brings back what such slices blur: look "
        "closely at enhancing tumour and at small parts.",
        listed(found.sequences), millimetres(found.longestMm), Sentence::Number{"0.79"},
        Sentence::Number{"0.96"}, Sentence::Number{"0.54"}, Sentence::Number{"0.83"});
}

Sentence coarseSentence(const Found& found)
{
    return Sentence::of(
        "The voxels of %1 are up to %2 mm long. On a grid of 2 mm in all sequences the shipped "
        "models agreed with their own results on voxels of 1 mm by a Dice of %3 to %4 for whole "
        "tumour and %5 to %6 for enhancing tumour. Nothing brings back what such voxels blur: look "
        "closely at enhancing tumour and at small parts.",
        listed(found.sequences), millimetres(found.longestMm), Sentence::Number{"0.89"},
        Sentence::Number{"0.98"}, Sentence::Number{"0.80"}, Sentence::Number{"0.90"});
}

}  // namespace

Sentence coarseVoxelSentence(const ModelContract& contract, const SequenceImages& images)
{
    std::array<Found, 3> found;
    for (const Sequence sequence : contract.inputs) {
        if (const auto at = images.find(sequence);
            at != images.end() && at->second && !at->second->empty()) {
            const Geometry& grid = at->second->geometry;
            Found& one = found[static_cast<std::size_t>(kindOf(contract, grid))];
            one.sequences.push_back(sequence);
            one.longestMm = std::max(one.longestMm, std::ranges::max(grid.spacingMm));
        }
    }
    const auto& [fine, coarse, thick] = found;
    return together(thick.sequences.empty() ? Sentence() : thickSentence(thick),
                    coarse.sequences.empty() ? Sentence() : coarseSentence(coarse));
}

}  // namespace glioscope
