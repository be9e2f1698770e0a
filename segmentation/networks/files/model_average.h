#pragma once

// One model out of several states of one training: the mean of their weights. States along one run
// lie in one basin, and their mean is steadier than any of them where cases are few (Izmailov et
// al. 2018, stochastic weight averaging). Runs from other random weights have no meaningful mean.

#include "segmentation/networks/contract/model_contract.h"

#include <filesystem>
#include <string>
#include <vector>

namespace glioscope {

/// Writes the mean of `models`, two or more, to `output` and returns its contract: the first one's,
/// named `name`, with the training cases of all, the held-back cases that none was trained on, and
/// no figures, for it has not been measured. Throws Error that names a file which cannot be read or
/// whose network, inputs, grid or outputs differ from the first's; an older `output` is then
/// untouched.
ModelContract averageModels(const std::vector<std::filesystem::path>& models,
                            const std::filesystem::path& output, const std::string& name);

}  // namespace glioscope
