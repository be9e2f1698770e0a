#pragma once

// Which segmentation is which in a slice pane that draws several: a sign as it is drawn and its
// name, under the pane's own; and the divider of a swipe with a name on each side. Pure.

#include "viewer/slices/pane_annotations.h"

namespace glioscope {

/// Adds nothing where the pane draws at most one segmentation.
void addLegend(const ViewState& state, const ViewCamera& camera, const PaneSpec& pane,
               double pixelRatio, Annotations& annotations);

}  // namespace glioscope
