#pragma once

// What the sequences of one case say of each other, though every file is sound by itself: an image
// that lies elsewhere or is mirrored, and names that were exchanged. Where there is no certainty
// nothing is said; limits were chosen so that no sound case at hand is doubted (training/README.md
// has the figures).

#include "segmentation/case/consistency/head_sample.h"
#include "segmentation/system/sentence.h"
#include "segmentation/volume/sequence.h"

#include <string>
#include <vector>

namespace glioscope {

enum class Inconsistency : std::uint8_t {
    Place,  ///< a sequence lies elsewhere than the others, or is mirrored or turned against them
    Names,  ///< two sequences look as if their names were exchanged
};

struct InconsistentSequences {
    Inconsistency kind = Inconsistency::Place;
    std::vector<Sequence> sequences;  ///< that stand in doubt
    Sentence text;
};

/// What `samples` contradict each other in; names only where all lie in one place. A tenth of a
/// second for four images. Pure.
[[nodiscard]] std::vector<InconsistentSequences> findInconsistencies(const HeadSamples& samples);

}  // namespace glioscope
