#pragma once

// Bringing axes that are not at right angles to right angles: an explicit repair, which moves
// voxels. How far is told, so that whoever asks for it knows.

#include "segmentation/volume/geometry.h"

namespace glioscope {

/// The rotation, or rotation with a mirroring, that is closest to `m` (by the sum of squared
/// differences): the orthogonal factor of its polar decomposition (Higham 1986). `m` must have an
/// inverse.
[[nodiscard]] Mat3 nearestOrthonormal(const Mat3& m);

struct Straightened {
    Geometry grid;
    double movedMm = 0;  ///< of the corner that moved farthest
};

/// `sheared` with its axes at right angles, each as near to where it was as the others allow, about
/// the middle of the grid; spacings are kept.
[[nodiscard]] Straightened straightened(const Geometry& sheared);

}  // namespace glioscope
