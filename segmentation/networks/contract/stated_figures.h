#pragma once

// The figures a contract states: read by name, put in order, and taken from a file where they were
// measured elsewhere.

#include "segmentation/networks/contract/model_contract.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace glioscope {

/// "Dice WT", a key of `metrics`.
[[nodiscard]] std::string diceKey(Region region);
/// Nothing where it was not measured.
[[nodiscard]] std::optional<double> statedDice(const ModelContract& contract, Region region);

/// Mean of "Dice WT", "Dice TC" and "Dice ET"; 0 where one is missing. Orders models, so that the
/// highest chooses the default; cross-validated figures count as others measured on held-back
/// cases do.
[[nodiscard]] double meanDice(const ModelContract& contract);

/// Figures as `metrics` has them, of a JSON object of numbers. Throws Error that says what is wrong
/// with them; a Dice outside 0 to 1 is.
[[nodiscard]] std::map<std::string, double> metricsFromJson(const std::string& json);
/// Of a file's text; none where no file is named. Throws Error that names the file.
[[nodiscard]] std::map<std::string, double> metricsFromFile(const std::filesystem::path& file);

}  // namespace glioscope
