#pragma once

// Training that goes on from another model's weights instead of random ones: from phantoms to real
// cases, say, or from a shipped model to a clinic's own. For sources that know LibTorch.

#include "training/learning/checkpoint.h"
#include "training/windows/training_data.h"

#include <filesystem>

namespace glioscope {

/// Fills network and average of `state` with the weights of the model `file`, and data.seenBefore
/// with the cases it has seen. Throws Error for another network, for other sequences or
/// outputs, for a file that cannot be read, and where that model was trained on a case that `data`
/// holds back: its figures would then be those of a case it knows.
void startFromModel(const std::filesystem::path& file, TrainingData& data, TrainingState& state);

}  // namespace glioscope
