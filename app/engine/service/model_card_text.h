#pragma once

#include "segmentation/networks/contract/model_contract.h"

#include <string>

namespace glioscope {

/// All that a contract says to a user, in lines: figures, what it was trained on and on what terms,
/// and what it fails on. Ends with a line's end.
[[nodiscard]] std::string cardText(const ModelContract& contract);

}  // namespace glioscope
