#include "viewer/state/palette.h"

#include "segmentation/volume/region_labels.h"

namespace glioscope {
namespace {

// Vermilion, sky blue and yellow of Okabe and Ito: apart in brightness as well as in hue. The
// violet keeps that distance from all three and from grey, which the reddish purple of their set
// does not.
constexpr PerLabel<Colour> kColourBlindSafe = {
    {Colour{0, 0, 0}, {213, 94, 0}, {86, 180, 233}, {240, 228, 66}, {140, 50, 250}}};

}  // namespace

Colour colourOf(Label label, Palette palette)
{
    return (palette == Palette::Classic ? kClassicColours : kColourBlindSafe)[label];
}

Colour colourOf(Region region, Palette palette)
{
    return colourOf(ringLabel(region), palette);
}

}  // namespace glioscope
