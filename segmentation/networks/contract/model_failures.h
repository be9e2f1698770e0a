#pragma once

// ModelContract::failsOn: what stands in it before anything is measured, how it comes as a text,
// and what is left of it where models are put together.

#include "segmentation/networks/contract/model_contract.h"

#include <string>
#include <vector>

namespace glioscope {

/// What holds for every model of tumours without being measured: what the program says and what it
/// cannot say. For a model just trained.
[[nodiscard]] std::vector<std::string> failuresOfAnyModel();

/// A sentence a line; blank lines and those that begin with # do not count. Throws Error where
/// none is left or one is not UTF-8.
[[nodiscard]] std::vector<std::string> failuresFromText(const std::string& text);

/// Leaves in `contract` the sentences that `other` has too: figures are of one model.
void keepSharedFailures(const ModelContract& other, ModelContract& contract);

}  // namespace glioscope
