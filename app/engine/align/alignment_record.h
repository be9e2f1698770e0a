#pragma once

// The JSON beside aligned sequences: where each was moved, and the figures that say how well.

#include "segmentation/registration/case_alignment.h"

#include <string>

namespace glioscope {

/// Of a case whose sequences were put onto `grid` in `seconds`. Transforms map the T1ce's world to
/// the sequence's, LPS mm.
[[nodiscard]] std::string alignmentRecord(const Case& loaded, const CaseAlignment& alignment,
                                          const Geometry& grid, double seconds);

}  // namespace glioscope
