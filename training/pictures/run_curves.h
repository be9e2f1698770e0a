#pragma once

// Pictures of a run for people: curves.png in its folder. Drawn with Cairo; a build without Cairo
// leaves them out.

#include "training/settings/training_config.h"

#include <filesystem>
#include <vector>

namespace glioscope {

/// Loss, Dice per region and learning rate over the epochs, one below the other, replaced as a
/// whole. Throws Error where the file cannot be written.
void writeCurves(const std::vector<EpochRecord>& history, const std::filesystem::path& file);

/// curves.png of a run folder, from its log. Failing is silent: a run does not end over a picture.
void drawRunCurves(const std::filesystem::path& folder);

}  // namespace glioscope
