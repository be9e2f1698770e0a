#include "viewer/state/palette.h"

#include "segmentation/volume/region_labels.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace glioscope {
namespace {

// Vermilion, sky blue and yellow of Okabe and Ito: apart in brightness as well as in hue. The
// violet keeps that distance from all three and from grey, which the reddish purple of their set
// does not.
constexpr PerLabel<Colour> kColourBlindSafe = {
    {Colour{0, 0, 0}, {213, 94, 0}, {86, 180, 233}, {240, 228, 66}, {140, 50, 250}}};

/// Apart from both palettes and from the crosshair's lilac, and from each other in brightness or in
/// what blue they have, which every dichromat sees.
constexpr std::array<Colour, 5> kLookColours = {
    Colour{255, 255, 255}, {0, 235, 235}, {255, 150, 200}, {255, 160, 40}, {170, 190, 120}};
constexpr std::array<std::array<double, 2>, 4> kLookDashes = {{{4, 4}, {10, 4}, {2, 3}, {16, 8}}};

}  // namespace

LayerLook lookOf(int look)
{
    const auto number = static_cast<std::size_t>(std::max(0, look));
    const auto& [dash, gap] = kLookDashes[number % kLookDashes.size()];
    return {.colour = kLookColours[number % kLookColours.size()], .dash = dash, .gap = gap};
}

Colour colourOf(Label label, Palette palette)
{
    return (palette == Palette::Classic ? kClassicColours : kColourBlindSafe)[label];
}

Colour colourOf(Region region, Palette palette)
{
    return colourOf(ringLabel(region), palette);
}

}  // namespace glioscope
