#pragma once

// One of several compared segmentations measured against another, for a table beside the pictures.

#include "segmentation/comparison/votes.h"
#include "segmentation/metrics/mask_figures.h"

namespace glioscope {

/// Segmentation `layer` against `reference`, both numbers of the votes: the figures of the whole
/// grid, measured where anything is. Some 100 ms for the tumour of a BraTS case, nearly all of it
/// for distances; any thread.
[[nodiscard]] MaskFigures pairFigures(const Votes& votes, std::size_t layer, std::size_t reference);

/// Millilitres of the structure in one of the segmentations.
[[nodiscard]] double volumeMl(const Votes& votes, std::size_t layer);

}  // namespace glioscope
