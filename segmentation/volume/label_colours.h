#pragma once

// The colours of labels as most people know them, for every picture: in the viewer, where another
// palette can be chosen, and of a training run.

#include "segmentation/volume/label.h"

#include <array>
#include <cstdint>

namespace glioscope {

struct Colour {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    bool operator==(const Colour&) const = default;
};

/// NCR red, ED green, ET blue; indexed by Label. Blue is lightened, since pure blue vanishes on a
/// dark picture.
inline constexpr std::array<Colour, 4> kClassicColours = {
    Colour{0, 0, 0}, Colour{235, 52, 52}, Colour{46, 200, 84}, Colour{66, 120, 255}};

}  // namespace glioscope
