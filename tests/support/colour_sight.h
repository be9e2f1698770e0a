#pragma once

// How colours look to eyes that lack one kind of cone.

#include <array>
#include <cmath>
#include <cstdint>

namespace glioscope::test {

using LinearRgb = std::array<double, 3>;
using ColourMatrix = std::array<LinearRgb, 3>;

/// Full dichromacy after Machado, Oliveira and Fernandes (2009), in linear RGB.
inline constexpr std::array<ColourMatrix, 3> kDichromacies = {{
    {{{0.152286, 1.052583, -0.204868},
      {0.114503, 0.786281, 0.099216},
      {-0.003882, -0.048116, 1.051998}}},
    {{{0.367322, 0.860646, -0.227968},
      {0.280085, 0.672501, 0.047413},
      {-0.011820, 0.042940, 0.968881}}},
    {{{1.255528, -0.076749, -0.178779},
      {-0.078411, 0.930809, 0.147602},
      {0.004733, 0.691367, 0.303900}}},
}};

/// Of an sRGB value, 0 to 1.
[[nodiscard]] inline double linearOf(std::uint8_t value)
{
    const double v = value / 255.0;
    return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
}

}  // namespace glioscope::test
