#pragma once

// One of several compared segmentations measured against another, for a table beside the pictures.
// The measures are those of segmentation/metrics, with their rules for what is empty.

#include "segmentation/comparison/votes.h"

namespace glioscope {

struct PairFigures {
    double dice = 0;
    double sensitivity = 0;
    double precision = 0;
    double hd95Mm = 0;  ///< infinity where one of the two is empty
    double ml = 0;
    double referenceMl = 0;
};

/// Segmentation `layer` against `reference`, both numbers of the votes. Some 100 ms for the tumour
/// of a BraTS case, nearly all of it for HD95; any thread.
[[nodiscard]] PairFigures pairFigures(const Votes& votes, std::size_t layer, std::size_t reference);

/// Millilitres of the structure in one of the segmentations.
[[nodiscard]] double volumeMl(const Votes& votes, std::size_t layer);

}  // namespace glioscope
