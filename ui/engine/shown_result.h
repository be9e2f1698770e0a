#pragma once

// Whether a result is on screen already, so that it is not shown twice.

#include "ui/case/case_session.h"

#include <optional>
#include <vector>

namespace glioscope {

/// The layer of the same model with the same labels and all of the result's probabilities.
[[nodiscard]] std::optional<LayerId> layerShowing(const ModelResult& result,
                                                  const std::vector<Layer>& layers);

/// Likewise, but probabilities may be lacking on screen; those that are there are the result's.
[[nodiscard]] std::optional<LayerId> layerAgreeing(const ModelResult& result,
                                                   const std::vector<Layer>& layers);

}  // namespace glioscope
