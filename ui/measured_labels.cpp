#include "ui/measured_labels.h"

#include "ui/tumour_centre.h"

#include <utility>

namespace glioscope {

MeasuredLabels measured(std::shared_ptr<const LabelMap> map)
{
    std::vector<LabelVolume> volumes = labelVolumes(*map);
    const std::optional<Vec3> centre = tumourCentre(*map);
    return {std::move(map), std::move(volumes), centre};
}

}  // namespace glioscope
