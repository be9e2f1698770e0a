#pragma once

// How one layer is drawn, as a plain value.

#include <cstdint>

namespace glioscope {

enum class OverlayMode : std::uint8_t { Fill, Outline, FillAndOutline };

enum class Palette : std::uint8_t {
    Classic,          ///< NCR red, ED green, ET blue, RC yellow: kClassicColours
    ColourBlindSafe,  ///< told apart with protanopia, deuteranopia and tritanopia
};

struct LayerStyle {
    OverlayMode mode = OverlayMode::FillAndOutline;
    Palette palette = Palette::Classic;
    double opacity = 0.35;   ///< of the fill, 0 to 1
    bool outlined = false;   ///< drawn as an outline while another layer is active
    double threshold = 0.5;  ///< of a scalar layer: where its contour lies and its volume begins
    bool operator==(const LayerStyle&) const = default;
};

}  // namespace glioscope
