#pragma once

// Colours of labels and regions, the same in slices, surfaces, legend and table.

#include "segmentation/session/layer_style.h"
#include "segmentation/volume/label_colours.h"

namespace glioscope {

/// Colour of a label; black for Background.
[[nodiscard]] Colour colourOf(Label label, Palette palette);
/// A region has the colour of the label it adds to the one inside it: WT as ED, TC as NCR, ET as
/// ET.
[[nodiscard]] Colour colourOf(Region region, Palette palette);

/// Of the outline of the brain mask: no label's colour and no segmentation's.
inline constexpr Colour kBrainColour = {236, 200, 160};

/// How the outline of a segmentation looks beside another one: no label's colour, and dashes.
struct LayerLook {
    Colour colour;
    double dash = 4;  ///< logical pixels
    double gap = 4;
    bool operator==(const LayerLook&) const = default;
};

/// Of Layer::look; twenty differ, and of those next to each other colour and dashes both.
[[nodiscard]] LayerLook lookOf(int look);

}  // namespace glioscope
