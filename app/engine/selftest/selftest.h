#pragma once

// What can go wrong between this program and a machine's LibTorch, drivers and memory, tried in
// seconds on invented data. Needs neither a case nor a model. Each check is told in a sentence.

#include "app/engine/selftest/self_check.h"

#include <string>
#include <vector>

namespace glioscope {

struct CheckOutcome {
    std::string name;
    bool passed = false;
    std::string detail;  ///< what was measured, or why it failed
    double seconds = 0;
};

/// Networks, inference against fp32 on the CPU, running out of memory, training, and what
/// device_checks.h compares. `device` as in SegmentJob. Throws nothing itself.
[[nodiscard]] std::vector<SelfCheck> selfChecks(const std::string& device);

/// Runs one check; a fault becomes its outcome.
[[nodiscard]] CheckOutcome runCheck(const SelfCheck& check);

}  // namespace glioscope
