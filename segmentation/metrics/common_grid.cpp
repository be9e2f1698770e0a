#include "segmentation/metrics/common_grid.h"

#include "segmentation/system/error.h"
#include "segmentation/volume/geometry_sentence.h"

namespace glioscope {

void requireCommonGrid(const LabelMap& prediction, const LabelMap& reference)
{
    if (!samePhysicalGrid(prediction.geometry, reference.geometry)) {
        throw Error(
            Sentence::of("The prediction (%1) and the reference (%2) lie on different grids. "
                         "Resample one onto the other's grid before comparing.",
                         described(prediction.geometry), described(reference.geometry)));
    }
}

}  // namespace glioscope
