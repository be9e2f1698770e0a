#pragma once

// The contract as it stands in a file: written, read, and held to what a program can rely on.

#include "segmentation/networks/contract/model_contract.h"

#include <string>

namespace glioscope {

/// As in the model file's "contract" attribute and in `models --json`.
[[nodiscard]] std::string toJson(const ModelContract& contract);
/// Throws Error that says which field is missing or wrong.
[[nodiscard]] ModelContract contractFromJson(const std::string& json);

}  // namespace glioscope
