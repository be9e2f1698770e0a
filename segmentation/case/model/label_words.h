#pragma once

// What a label's name says, as dataset.json, 3D Slicer and others write it. Pure.

#include "segmentation/volume/label.h"

#include <set>
#include <string>

namespace glioscope {

/// Labels that a name covers: one, or those of a region; none for a name that says nothing known.
[[nodiscard]] std::set<Label> labelsOfName(std::string name);

}  // namespace glioscope
