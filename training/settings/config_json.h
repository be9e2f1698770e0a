#pragma once

// Settings as JSON: the run folder's config.json, and what a resumed run is held against.

#include "segmentation/system/sentence.h"
#include "training/settings/training_config.h"

#include <optional>
#include <string>

namespace glioscope {

/// Every setting but the run folder and whether to resume; with `bfloat16` also what
/// Precision::Auto came to. Throws Error for a path that is not UTF-8.
[[nodiscard]] std::string toJson(const TrainingConfig& config, std::optional<bool> bfloat16 = {});

/// Settings that are absent keep their defaults. Throws Error for text that is no such JSON.
[[nodiscard]] TrainingConfig configFromJson(const std::string& json);

/// The settings in `folder`/config.json. Throws Error where it is missing or damaged.
[[nodiscard]] TrainingConfig readRunConfig(const std::filesystem::path& folder);

/// Whether the run in `folder` trains in bfloat16; nothing where its config.json does not say.
[[nodiscard]] std::optional<bool> trainedInBFloat16(const std::filesystem::path& folder);

/// Says which setting differs between a run's stored settings and those it is to go on with, such
/// as "learning_rate was 0.002 and is 0.01 now"; nothing where it may go on. Free to change: epochs
/// (the decay of the learning rate then follows the new number), validate_every_epochs, device,
/// where the patches lie, and the model's name and texts.
[[nodiscard]] std::optional<Sentence> changedSetting(const std::string& storedJson,
                                                     const TrainingConfig& now);

}  // namespace glioscope
