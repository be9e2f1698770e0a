#pragma once

// Whether a device computes what the processor does: every network in both precisions, windows in
// batches, the way back when a graphics card is full, and whole training runs. Part of `selftest`;
// needs neither a case nor a model.

#include "app/engine/selftest/self_check.h"

#include <string>
#include <vector>

namespace glioscope {

/// `device` as in SegmentJob. What only a graphics card can do is left out on a processor. Throws
/// nothing itself.
[[nodiscard]] std::vector<SelfCheck> deviceChecks(const std::string& device);

}  // namespace glioscope
