#include "segmentation/metrics/structure_mask.h"

#include <algorithm>

namespace glioscope {

Mask structureMask(const LabelMap& labels, Structure structure)
{
    const PerLabel<bool> inside = labelsIn(structure);
    Mask mask(labels.geometry);
    std::ranges::transform(labels.voxels, mask.voxels.begin(),
                           [&](Label label) { return std::uint8_t{inside[label]}; });
    return mask;
}

}  // namespace glioscope
