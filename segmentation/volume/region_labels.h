#pragma once

// From regions, which lie within each other, to labels, of which a voxel has one.

#include "segmentation/volume/label.h"

namespace glioscope {

/// What a region adds to the one inside it: WT oedema, TC necrosis, ET enhancing. Painted in the
/// order of kAllRegions, later ones over earlier ones, these labels are a model's result.
[[nodiscard]] constexpr Label ringLabel(Region region)
{
    switch (region) {
    case Region::WholeTumour: return Label::Oedema;
    case Region::TumourCore: return Label::Necrosis;
    case Region::EnhancingTumour: return Label::Enhancing;
    }
    return Label::Background;
}

}  // namespace glioscope
