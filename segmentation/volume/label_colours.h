#pragma once

// The colours of labels as most people know them, for every picture: in the viewer, where another
// palette can be chosen, and of a training run.

#include "segmentation/volume/label.h"

#include <cstdint>

namespace glioscope {

struct Colour {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    bool operator==(const Colour&) const = default;
};

/// NCR red, ED green, ET blue, RC yellow. Blue is lightened, since pure blue vanishes on a dark
/// picture. The yellow is farther from the others than they are from each other, for every
/// dichromat too.
inline constexpr PerLabel<Colour> kClassicColours = {
    {Colour{0, 0, 0}, {235, 52, 52}, {46, 200, 84}, {66, 120, 255}, {250, 250, 40}}};

}  // namespace glioscope
