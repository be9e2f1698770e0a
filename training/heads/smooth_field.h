#pragma once

// Smooth noise in space: normal numbers on a coarse lattice, interpolated trilinearly.

#include "segmentation/system/random_stream.h"
#include "segmentation/volume/geometry.h"

#include <vector>

namespace glioscope {

class SmoothField {
public:
    /// Covers positions up to `halfMm` from the origin along each axis, with features about
    /// `featureMm` wide; beyond it repeats its border.
    SmoothField(const Vec3& halfMm, double featureMm, RandomStream& random);

    /// Mean 0, standard deviation below 1 between the lattice's points.
    [[nodiscard]] float at(const Vec3& mm) const;

private:
    double m_featureMm;
    Index3 m_size{};
    Vec3 m_first{};  ///< position of the first lattice point, mm
    std::vector<float> m_values;
};

}  // namespace glioscope
