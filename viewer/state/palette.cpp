#include "viewer/state/palette.h"

#include <array>

namespace glioscope {
namespace {

// Indexed by Label. Vermilion, sky blue and yellow of Okabe and Ito: apart in brightness as well as
// in hue.
constexpr std::array<Colour, 4> kColourBlindSafe = {Colour{0, 0, 0}, Colour{213, 94, 0},
                                                    Colour{86, 180, 233}, Colour{240, 228, 66}};

}  // namespace

Colour colourOf(Label label, Palette palette)
{
    const auto& colours = palette == Palette::Classic ? kClassicColours : kColourBlindSafe;
    return colours[static_cast<std::size_t>(label)];
}

Colour colourOf(Region region, Palette palette)
{
    switch (region) {
    case Region::WholeTumour: return colourOf(Label::Oedema, palette);
    case Region::TumourCore: return colourOf(Label::Necrosis, palette);
    case Region::EnhancingTumour: return colourOf(Label::Enhancing, palette);
    }
    return {};
}

}  // namespace glioscope
