#pragma once

// The 256 colours of an animated GIF of slices: greys in fine steps, for the brain, and a cube of
// colours, for what lies over it. One table for all pictures, so that nothing flickers.

#include <QImage>

#include <array>
#include <cstdint>

namespace glioscope {

/// 0xAARRGGBB, opaque.
[[nodiscard]] std::array<std::uint32_t, 256> filmPalette();

/// The nearest entry of a colour.
[[nodiscard]] std::uint8_t filmPaletteIndex(QRgb colour);

}  // namespace glioscope
