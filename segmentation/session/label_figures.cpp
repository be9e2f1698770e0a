#include "segmentation/session/label_figures.h"

#include "segmentation/session/tumour_centre.h"

namespace glioscope {

LabelFigures labelFigures(const LabelMap& map)
{
    return {.volumes = labelVolumes(map), .tumourCentreLps = tumourCentre(map)};
}

}  // namespace glioscope
