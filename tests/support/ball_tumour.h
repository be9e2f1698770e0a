#pragma once

// A tumour whose every measure can be reckoned.

#include "segmentation/volume/volume.h"

#include <cmath>

namespace glioscope::test {

/// Nested balls: oedema around enhancing tumour around necrosis; radii in voxels.
inline LabelMap ballTumour(const Geometry& g, const Index3& centre, double scale)
{
    LabelMap labels(g);
    for (int k = 0; k < g.size[2]; ++k) {
        for (int j = 0; j < g.size[1]; ++j) {
            for (int i = 0; i < g.size[0]; ++i) {
                const double r = std::hypot(i - centre[0], j - centre[1], k - centre[2]) / scale;
                labels.at(i, j, k) = r < 1   ? Label::Necrosis
                                     : r < 2 ? Label::Enhancing
                                     : r < 4 ? Label::Oedema
                                             : Label::Background;
            }
        }
    }
    return labels;
}

}  // namespace glioscope::test
