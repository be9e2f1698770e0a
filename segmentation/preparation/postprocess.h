#pragma once

// From probabilities to labels, as the contract says. No resampling.

#include "segmentation/networks/contract/model_contract.h"
#include "segmentation/system/sentence.h"
#include "segmentation/volume/volume.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace glioscope {

/// One span a contract output, all of one length, probabilities 0..1. Regions: oedema where WT,
/// then necrosis where TC, then enhancing where ET, later ones overwrite. Labels: the most probable
/// of those above their thresholds.
[[nodiscard]] std::vector<Label> labelsOf(const ModelContract& contract,
                                          const std::vector<std::span<const float>>& probabilities);

/// Drops the parts of the tumour that the contract's `smallestPart` leaves out, and says so in a
/// sentence.
[[nodiscard]] std::optional<Sentence> leaveOutSmallParts(const ModelContract& contract,
                                                         LabelMap& labels);

/// Makes oedema that the core encloses necrosis where the contract's `fillCore` asks for it, and
/// says how much in a sentence.
[[nodiscard]] std::optional<Sentence> fillCoreHoles(const ModelContract& contract,
                                                    LabelMap& labels);

/// Probabilities as 0..255, rounded.
[[nodiscard]] std::vector<std::uint8_t> asBytes(std::span<const float> probabilities);

}  // namespace glioscope
