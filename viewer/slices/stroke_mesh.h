#pragma once

// Lines and ellipses as quadrilaterals whose edges fade out over one pixel, so that they are smooth
// at any angle without multisampling. Pure.

#include "viewer/slices/pane_annotations.h"

#include <array>
#include <cstddef>
#include <vector>

namespace glioscope {

struct StrokePoint {
    PanePoint at;
    double opacity = 1;
};

struct StrokeMesh {
    std::vector<StrokePoint> points;
    std::vector<std::array<std::size_t, 4>> quads;  ///< indices of points
};

/// Nothing where it has no length.
[[nodiscard]] StrokeMesh meshOf(const Line& line);
/// The outline alone.
[[nodiscard]] StrokeMesh meshOf(const Ellipse& ellipse);

}  // namespace glioscope
