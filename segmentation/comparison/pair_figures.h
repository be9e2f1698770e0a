#pragma once

// One of several compared segmentations measured against another, for a table beside the pictures.

#include "segmentation/comparison/votes.h"
#include "segmentation/metrics/comparison.h"

namespace glioscope {

/// Segmentation `layer` against `reference`, both numbers of the votes for `structure`: the figures
/// of the whole grid as compareLabels() has them, measured where anything is; by lesion of regions
/// alone. `toleranceMm` is that of surface Dice. Half a second for the tumour of a BraTS case,
/// nearly all of it for distances; any thread.
[[nodiscard]] StructureFigures pairFigures(const Votes& votes, std::size_t layer,
                                           std::size_t reference, Structure structure,
                                           double toleranceMm = kDefaultToleranceMm);

}  // namespace glioscope
