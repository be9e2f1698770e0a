#include "viewer/state/label_hatches.h"

#include "segmentation/volume/region_labels.h"

namespace glioscope {

Hatch hatchOf(Label label, Palette palette)
{
    if (palette == Palette::Classic) {
        return Hatch::None;
    }
    return label == Label::Necrosis    ? Hatch::Rising
           : label == Label::Enhancing ? Hatch::Falling
                                       : Hatch::None;
}

Hatch hatchOf(Region region, Palette palette)
{
    return hatchOf(ringLabel(region), palette);
}

}  // namespace glioscope
