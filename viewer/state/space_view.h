#pragma once

// From where the 3D view is seen, as a session keeps it.

#include "segmentation/volume/geometry.h"

namespace glioscope {

struct SpaceView {
    Vec3 eyeLps = {0, -1, 0};    ///< mm
    Vec3 middleLps = {0, 0, 0};  ///< of what is seen, mm; not where the eye is
    Vec3 up = {0, 0, 1};         ///< not along the line of sight
    bool operator==(const SpaceView&) const = default;
};

}  // namespace glioscope
