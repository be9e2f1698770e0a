#pragma once

// Whether a result of an earlier run is on screen already, so that it is not shown twice.

#include "ui/case/case_session.h"

#include <optional>
#include <vector>

namespace glioscope {

/// The layer of the same model with the same labels and all of the result's probabilities.
[[nodiscard]] std::optional<LayerId> layerShowing(const ModelResult& result,
                                                  const std::vector<Layer>& layers);

}  // namespace glioscope
