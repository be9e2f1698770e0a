#pragma once

// What is written of an alignment: each move, how well it fits and what is doubtful, and where the
// brain is from. Matrices and vectors are of LPS in mm, from the T1ce's world to the sequence's.

#include "app/engine/raw/raw_case.h"

#include <string>

namespace glioscope {

/// One JSON object, a file by itself: the sequences as they lie on `grid` now.
[[nodiscard]] std::string alignmentRecord(const Case& loaded, const CaseAlignment& alignment,
                                          const Geometry& grid, double seconds);

/// The same as a part of a report, with the brain; of a case that is aligned.
[[nodiscard]] std::string alignmentPart(const RawCase& raw);

}  // namespace glioscope
