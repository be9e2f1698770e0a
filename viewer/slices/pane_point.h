#pragma once

namespace glioscope {

/// Device pixels (logical pixels times the pixel ratio) from a pane's top left corner, y downwards.
struct PanePoint {
    double x = 0;
    double y = 0;
};

}  // namespace glioscope
