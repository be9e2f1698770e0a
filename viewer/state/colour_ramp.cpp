#include "viewer/state/colour_ramp.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace glioscope {
namespace {

// Every 16th of viridis' 256 colours, and the last.
constexpr auto kKnots = std::to_array<Colour>({
    {68, 1, 84},
    {72, 24, 106},
    {71, 45, 123},
    {66, 64, 134},
    {59, 82, 139},
    {51, 99, 141},
    {44, 114, 142},
    {38, 130, 142},
    {33, 145, 140},
    {31, 160, 136},
    {40, 174, 128},
    {63, 188, 115},
    {94, 201, 98},
    {132, 212, 75},
    {173, 220, 48},
    {216, 226, 25},
    {253, 231, 37},
});

std::array<Colour, 256> interpolated()
{
    std::array<Colour, 256> ramp;
    for (std::size_t n = 0; n < ramp.size(); ++n) {
        const double at = static_cast<double>(n) / 255 * (kKnots.size() - 1);
        const auto below = std::min(static_cast<std::size_t>(at), kKnots.size() - 2);
        const double share = at - static_cast<double>(below);
        const Colour& a = kKnots[below];
        const Colour& b = kKnots[below + 1];
        const auto mixed = [share](std::uint8_t from, std::uint8_t to) {
            return static_cast<std::uint8_t>(std::lround(from + share * (to - from)));
        };
        ramp[n] = {mixed(a.red, b.red), mixed(a.green, b.green), mixed(a.blue, b.blue)};
    }
    return ramp;
}

}  // namespace

const std::array<Colour, 256>& colourRamp()
{
    static const std::array<Colour, 256> ramp = interpolated();
    return ramp;
}

}  // namespace glioscope
