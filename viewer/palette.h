#pragma once

// Colours of labels and regions, the same in slices, surfaces, legend and table.

#include "segmentation/session/layer_style.h"
#include "segmentation/volume/label.h"

#include <cstdint>

namespace glioscope {

struct Colour {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    bool operator==(const Colour&) const = default;
};

/// Colour of a tumour label; black for Background.
[[nodiscard]] Colour colourOf(Label label, Palette palette);
/// A region has the colour of the label it adds to the one inside it: WT as ED, TC as NCR, ET as ET.
[[nodiscard]] Colour colourOf(Region region, Palette palette);

}  // namespace glioscope
