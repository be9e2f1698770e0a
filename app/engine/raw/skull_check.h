#pragma once

// Whether a case on one grid, which is to be segmented as it is, shows whole heads though models
// were trained on brains alone: a glance at its air and volume, and where those leave it open the
// network for brains.

#include "segmentation/case/model/case.h"
#include "segmentation/inference/brain_extractor.h"
#include "segmentation/system/sentence.h"

#include <functional>
#include <optional>

namespace glioscope {

/// A sentence where the network finds a whole head in the case's T1ce, or its first sequence;
/// asks for the network only where mayShowSkull(). Throws Cancelled.
[[nodiscard]] std::optional<Sentence> skullNotice(const Case& loaded,
                                                  const std::function<BrainExtractor&()>& extractor,
                                                  const InferenceProgress& progress);

}  // namespace glioscope
