#pragma once

// Sequences as part of a sentence.

#include "segmentation/system/sentence.h"
#include "segmentation/volume/sequence.h"

#include <string>
#include <vector>

namespace glioscope {

/// "FLAIR", "FLAIR and T1", "FLAIR, T1 and T2".
[[nodiscard]] Sentence listed(const std::vector<Sequence>& sequences);

}  // namespace glioscope
