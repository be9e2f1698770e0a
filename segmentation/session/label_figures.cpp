#include "segmentation/session/label_figures.h"

#include "segmentation/session/tumour_centre.h"

#include <algorithm>

namespace glioscope {

bool LabelFigures::has(Structure structure) const
{
    const auto found = std::ranges::find(volumes, structure, &LabelVolume::structure);
    return found != volumes.end() && found->voxels > 0;
}

LabelFigures labelFigures(const LabelMap& map)
{
    return {.volumes = labelVolumes(map), .tumourCentreLps = tumourCentre(map)};
}

}  // namespace glioscope
