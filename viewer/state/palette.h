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

}  // namespace glioscope
