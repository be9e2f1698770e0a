#pragma once

#include "segmentation/volume/volume.h"

namespace glioscope::test {

/// The voxels reversed along i, the header left as it is: left for right where i runs along L.
inline LabelMap voxelsReversed(const LabelMap& map)
{
    LabelMap result(map.geometry);
    const Index3& size = map.geometry.size;
    for (int k = 0; k < size[2]; ++k) {
        for (int j = 0; j < size[1]; ++j) {
            for (int i = 0; i < size[0]; ++i) {
                result.at(i, j, k) = map.at(size[0] - 1 - i, j, k);
            }
        }
    }
    return result;
}

}  // namespace glioscope::test
