#pragma once

// Whether a model is sure of what it found: how much of the volume that it holds possible it holds
// nearly certain. The limit was measured, see "Doubtful findings" in training/README.md.

#include "segmentation/networks/contract/model_contract.h"
#include "segmentation/system/sentence.h"
#include "segmentation/volume/volume.h"

#include <vector>

namespace glioscope {

/// Below it a finding is doubtful.
inline constexpr double kLeastCertainShare = 0.6;

/// Volume where the probability is above 0.7, as a share of that where it is above 0.3; 1 where
/// there is none.
[[nodiscard]] double certainShare(const Image& probability);

/// A sentence for each region that the model found, by its threshold, and is not sure of; of a
/// tumour that is doubtful as a whole that alone. `probabilities` are one a contract output, 0 to
/// 1, on any grid. Of models whose outputs are labels nothing is known, nor said.
[[nodiscard]] std::vector<Sentence> doubtfulFindings(const ModelContract& contract,
                                                     const std::vector<Image>& probabilities);

}  // namespace glioscope
