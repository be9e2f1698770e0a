#pragma once

// Lines over the fills of labels, so that colour is not all that tells them apart. Pure.

#include "viewer/state/palette.h"
#include "viewer/state/verdict_looks.h"

namespace glioscope {

/// In the palette that is safe for the colour-blind the necrotic core's rise and the enhancing
/// tumour's fall; oedema, the largest as a rule, stays plain.
[[nodiscard]] Hatch hatchOf(Label label, Palette palette);
/// As the label whose colour it has.
[[nodiscard]] Hatch hatchOf(Region region, Palette palette);

}  // namespace glioscope
