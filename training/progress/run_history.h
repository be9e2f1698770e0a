#pragma once

// A run's log.csv read back, for curves and tables. Free of LibTorch. Any thread.

#include "training/settings/training_config.h"

#include <filesystem>
#include <string>
#include <vector>

namespace glioscope {

/// The column with a region's Dice, "dice_wt".
[[nodiscard]] std::string diceColumn(Region region);

/// The epochs so far, in order; empty where there is no log yet. Columns are found by their names;
/// unknown ones are passed over, absent ones keep EpochRecord's defaults.
[[nodiscard]] std::vector<EpochRecord> readRunHistory(const std::filesystem::path& folder);

}  // namespace glioscope
