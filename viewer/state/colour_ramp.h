#pragma once

// Colours of a scalar layer's numbers, the same in slices and legend. Pure.

#include "segmentation/volume/label_colours.h"

#include <array>

namespace glioscope {

/// Viridis (S. van der Walt and N. Smith, matplotlib, CC0), from 0 to 1: even in lightness, so that
/// equal steps look alike, and told apart with every dichromacy.
[[nodiscard]] const std::array<Colour, 256>& colourRamp();

/// Values below fade out, so that what is all but impossible does not tint the image.
inline constexpr double kFadesOutBelow = 0.1;

/// Share, 0 to 1, of a scalar layer's opacity that a value is drawn with.
[[nodiscard]] constexpr double opacityShare(double value)
{
    return value < kFadesOutBelow ? value / kFadesOutBelow : 1;
}

/// Iso-lines of every scalar layer.
inline constexpr std::array kIsoLevels = {0.3, 0.5, 0.7};

}  // namespace glioscope
